import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea, TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps, useActionData, useLoaderData } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { addSynonym } from '#app/domain/catalogue/add-synonym.server.ts'
import { deleteTag } from '#app/domain/catalogue/delete-tag.server.ts'
import { describeTag } from '#app/domain/catalogue/describe-tag.server.ts'
import { describeTagShape, mergeTagsShape, renameTagShape, synonymShape } from '#app/domain/catalogue/input.ts'
import { mergeTags } from '#app/domain/catalogue/merge-tags.server.ts'
import { tagSetup } from '#app/domain/catalogue/queries/setup.server.ts'
import { removeSynonym } from '#app/domain/catalogue/remove-synonym.server.ts'
import { renameTag } from '#app/domain/catalogue/rename-tag.server.ts'
import { tagMaxLength } from '#app/domain/catalogue/tag-name.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: data?.tag.name ?? t('catalogue.admin.tags'), noindex: true }),
}

export const loader = guardedLoader('tag.administer', async ({ ctx, params }) => {
  const tag = await tagSetup(ctx, params.id ?? '')
  if (tag === null) throw new DomainError('not_found', 'catalogue.errors.noTag')
  return { tag }
})

const here = (id: string | undefined): string => `/admin/tags/${id ?? ''}`

export const action = guardedAction('tag.administer', {
  describe: intent({
    shape: describeTagShape.omit({ id: true }),
    run: async ({ ctx, params }, input) => {
      await describeTag(ctx, { ...input, id: params.id ?? '' })
      return { to: here(params.id), toast: { tone: 'good', key: 'catalogue.toast.tagSaved' } }
    },
  }),
  rename: intent({
    shape: renameTagShape.omit({ id: true }),
    run: async ({ ctx, params }, input) => {
      await renameTag(ctx, { ...input, id: params.id ?? '' })
      return { to: here(params.id), toast: { tone: 'good', key: 'catalogue.toast.tagSaved' } }
    },
  }),
  merge: intent({
    shape: mergeTagsShape.omit({ id: true }),
    run: async ({ ctx, params }, input) => {
      const { threads, into } = await mergeTags(ctx, { ...input, id: params.id ?? '' })
      return {
        to: '/admin/tags',
        toast: { tone: 'good', key: 'catalogue.toast.tagsMerged', params: { count: threads, into } },
      }
    },
  }),
  addSynonym: intent({
    shape: synonymShape.omit({ id: true }),
    run: async ({ ctx, params }, { synonym }) => {
      await addSynonym(ctx, { id: params.id ?? '', synonym })
      return { to: here(params.id), toast: { tone: 'good', key: 'catalogue.toast.synonymAdded' } }
    },
  }),
  removeSynonym: intent({
    shape: synonymShape.omit({ id: true }),
    run: async ({ ctx, params }, { synonym }) => {
      await removeSynonym(ctx, { id: params.id ?? '', synonym })
      return { to: here(params.id), toast: { tone: 'good', key: 'catalogue.toast.synonymRemoved' } }
    },
  }),
  remove: intent({
    shape: z.object({}),
    run: async ({ ctx, params }) => {
      await deleteTag(ctx, { id: params.id ?? '' })
      return { to: '/admin/tags', toast: { tone: 'good', key: 'catalogue.toast.tagDeleted' } }
    },
  }),
})

export default function AdminTag({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { tag } = data
  const [describe, about] = useActionForm<{ aboutEn: string; aboutKo: string }>('describe', result, {
    aboutEn: tag.aboutEn,
    aboutKo: tag.aboutKo,
  })
  const [rename, renamed] = useActionForm<{ name: string; reason: string }>('rename', result, { name: tag.name })
  const [merge, merged] = useActionForm<{ into: string; reason: string }>('merge', result)
  const [remove] = useActionForm<Record<string, string>>('remove', result)
  const labels = {
    aboutEn: t('catalogue.admin.aboutEn'),
    aboutKo: t('catalogue.admin.aboutKo'),
    name: t('catalogue.admin.newName'),
    into: t('catalogue.admin.into'),
    reason: t('catalogue.admin.reason'),
  }
  return (
    <>
      <Crumbs trail={[{ text: t('catalogue.admin.tags'), href: '/admin/tags' }]} />
      <PageTitle title={tag.name} lede={t('catalogue.categories.count', { count: tag.threadCount })}>
        <a className="button" href={urls.tag(tag.name)}>
          {t('catalogue.admin.view')}
        </a>
      </PageTitle>
      <Section title={t('catalogue.admin.describe')}>
        <ActionForm form={describe} labels={labels}>
          <div className="pair">
            <TextArea field={about.aboutEn} label={labels.aboutEn} optional rows={3} maxLength={500} lang="en" />
            <TextArea field={about.aboutKo} label={labels.aboutKo} optional rows={3} maxLength={500} lang="ko" />
          </div>
          <p className="row">
            <Button>{t('catalogue.admin.save')}</Button>
          </p>
        </ActionForm>
      </Section>
      <Synonyms />
      <Section title={t('catalogue.admin.rename')}>
        <p className="meta-text">{t('catalogue.admin.renameHint')}</p>
        <ActionForm form={rename} labels={labels}>
          <TextField field={renamed.name} label={labels.name} maxLength={tagMaxLength} autoCapitalize="none" />
          <TextField field={renamed.reason} label={labels.reason} optional maxLength={500} />
          <p className="row">
            <Button>{t('catalogue.admin.rename')}</Button>
          </p>
        </ActionForm>
      </Section>
      <Section title={t('catalogue.admin.merge')}>
        <p className="meta-text">{t('catalogue.admin.mergeHint')}</p>
        <ActionForm form={merge} labels={labels}>
          <TextField field={merged.into} label={labels.into} maxLength={tagMaxLength} autoCapitalize="none" />
          <TextField field={merged.reason} label={labels.reason} optional maxLength={500} />
          <p className="row">
            <Button>{t('catalogue.admin.merge')}</Button>
          </p>
        </ActionForm>
      </Section>
      <Section title={t('catalogue.admin.deleteTag')}>
        <ActionForm form={remove}>
          <ConfirmButton
            text={t('catalogue.admin.deleteTag')}
            consequence={t('catalogue.admin.deleteHint')}
            confirm={t('catalogue.admin.deleteConfirm')}
          />
        </ActionForm>
      </Section>
    </>
  )
}

function Synonyms() {
  const t = useT()
  const { tag } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [form, fields] = useActionForm<{ synonym: string }>('addSynonym', result)
  const [removal] = useActionForm<{ synonym: string }>('removeSynonym', result)
  return (
    <Section title={t('catalogue.admin.synonyms')}>
      {tag.synonyms.length === 0 ? (
        <p className="meta-text">{t('catalogue.admin.noSynonyms')}</p>
      ) : (
        <ul className="stack tight">
          {tag.synonyms.map((name) => (
            <li key={name} className="row">
              <span className="tag">{name}</span>
              <form method="post">
                <OnceField />
                <input type="hidden" name="synonym" value={name} />
                <Button
                  size="small"
                  look="quiet"
                  name="intent"
                  value="removeSynonym"
                  aria-label={t('catalogue.admin.removeNamed', { name })}
                >
                  {t('catalogue.admin.remove')}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {removal.errors && <p className="error">{t.any(removal.errors[0]?.split('|')[0] ?? '')}</p>}
      <ActionForm form={form} labels={{ synonym: t('catalogue.admin.synonym') }}>
        <TextField
          field={fields.synonym}
          label={t('catalogue.admin.addSynonym')}
          maxLength={tagMaxLength}
          autoCapitalize="none"
        />
        <p className="row">
          <Button>{t('catalogue.admin.add')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}
