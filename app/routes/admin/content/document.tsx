import { z } from 'zod'
import { DocumentSections } from '#app/components/documents/document-sections.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { documentForm } from '#app/domain/documents/document-list.server.ts'
import { isDocumentKind, type DocumentKind, type DocumentSection } from '#app/domain/documents/document.ts'
import { documentMaxLength, noteMaxLength, publicationShape } from '#app/domain/documents/input.ts'
import { publishDocument } from '#app/domain/documents/publish-document.server.ts'
import { renderDocument } from '#app/domain/documents/render-document.server.ts'
import { discardDocument, saveDocument } from '#app/domain/documents/save-document.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: t(`legal.kind.${data?.kind ?? 'terms'}`), noindex: true }),
}

export const loader = guardedLoader('document.administer', async ({ ctx, params }) => {
  const kind = kindOf(params.kind)
  return { kind, ...(await documentForm(ctx, kind)) }
})

type Preview = { en: DocumentSection[]; ko: DocumentSection[] }

export const action = guardedAction('document.administer', {
  write: intent({
    shape: publicationShape.extend({ step: z.enum(['save', 'preview', 'publish']).default('save') }),
    limit: 'staffAct',
    run: async ({ ctx, params }, { step, ...input }) => {
      const kind = kindOf(params.kind)
      if (step === 'preview') {
        const preview: Preview = {
          en: renderDocument(kind, input.textEn, 'textEn'),
          ko: renderDocument(kind, input.textKo, 'textKo'),
        }
        return { extra: { preview } }
      }
      if (step === 'publish') {
        const number = await publishDocument(ctx, kind, input)
        return {
          to: urls.document(kind, number),
          toast: { tone: 'good', key: 'legal.admin.published', params: { number } },
        }
      }
      await saveDocument(ctx, kind, input)
      return { to: urls.adminDocument(kind), toast: { tone: 'good', key: 'legal.admin.saved' } }
    },
  }),
  discard: intent({
    shape: z.object({}),
    run: async ({ ctx, params }) => {
      const kind = kindOf(params.kind)
      await discardDocument(ctx, kind)
      return { to: urls.adminDocument(kind), toast: { tone: 'good', key: 'legal.admin.discarded' } }
    },
  }),
})

function kindOf(text: string | undefined): DocumentKind {
  if (text === undefined || !isDocumentKind(text)) throw new DomainError('not_found', 'errors.notFound')
  return text
}

type Fields = {
  textEn: string
  textKo: string
  noteEn: string
  noteKo: string
  asks: string
  validFrom: string
}

/** Writing, previewing and publishing the next version of a text. */
export default function AdminDocument({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { kind, version, from, ...values } = data
  const [form, fields] = useActionForm<Fields>('write', result, { ...values, validFrom: '' })
  const [discard] = useActionForm<Record<string, string>>('discard', result)
  const preview = result?.extra?.['preview'] as Preview | undefined
  const labels = {
    textEn: t('legal.admin.textEn'),
    textKo: t('legal.admin.textKo'),
    noteEn: t('legal.admin.noteEn'),
    noteKo: t('legal.admin.noteKo'),
    validFrom: t('legal.admin.validFrom'),
  }
  return (
    <>
      <Crumbs trail={[{ text: t('legal.admin.title'), href: urls.adminDocuments() }]} />
      <PageTitle title={t(`legal.kind.${kind}`)} lede={t('legal.version', { number: version })} />
      <div className="stack loose">
        {from === 'starting' && <Alert tone="warn">{t('legal.admin.check')}</Alert>}
        {preview && (
          <Section title={t('legal.admin.preview')}>
            <div className="stack loose">
              <div lang="en" className="card">
                <DocumentSections sections={preview.en} idPrefix="en-" lang="en" />
              </div>
              <div lang="ko" className="card">
                <DocumentSections sections={preview.ko} idPrefix="ko-" lang="ko" />
              </div>
            </div>
          </Section>
        )}
        <ActionForm form={form} labels={labels}>
          <TextArea
            field={fields.textEn}
            label={labels.textEn}
            hint={t(kind === 'guidelines' ? 'legal.admin.rulesHint' : 'legal.admin.textHint')}
            rows={16}
            maxLength={documentMaxLength}
            lang="en"
          />
          <TextArea field={fields.textKo} label={labels.textKo} rows={16} maxLength={documentMaxLength} lang="ko" />
          <div className="pair">
            <TextArea
              field={fields.noteEn}
              label={labels.noteEn}
              hint={t('legal.admin.noteHint')}
              optional
              rows={3}
              maxLength={noteMaxLength}
              lang="en"
            />
            <TextArea
              field={fields.noteKo}
              label={labels.noteKo}
              hint={t('legal.admin.noteHint')}
              optional
              rows={3}
              maxLength={noteMaxLength}
              lang="ko"
            />
          </div>
          <TextField
            field={fields.validFrom}
            label={labels.validFrom}
            hint={t('legal.admin.validFromHint')}
            type="date"
            optional
          />
          {kind !== 'guidelines' && (
            <CheckField field={fields.asks} label={t('legal.admin.asks')} hint={t('legal.admin.asksHint')} />
          )}
          <p className="row">
            <Button name="step" value="save" fillPhone>
              {t('legal.admin.save')}
            </Button>
            <Button name="step" value="preview" fillPhone>
              {t('legal.admin.showPreview')}
            </Button>
            <Button name="step" value="publish" look="primary" fillPhone>
              {t('legal.admin.publish')}
            </Button>
          </p>
        </ActionForm>
        {from === 'written' && (
          <ActionForm form={discard}>
            <p className="row">
              <Button look="quiet">{t('legal.admin.discard')}</Button>
            </p>
          </ActionForm>
        )}
      </div>
    </>
  )
}
