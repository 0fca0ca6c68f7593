import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { ConsentFields } from '#app/components/documents/consent-fields.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { agreeToDocuments } from '#app/domain/documents/agree-to-documents.server.ts'
import { owedDocuments } from '#app/domain/documents/owed-documents.server.ts'
import { urls } from '#app/views/urls.ts'
import { agreementOf, consentFields } from '#app/web/consent-shape.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pathOf, readHeldForm } from '#app/web/held-form.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'
import { safePath } from '#app/web/safe-path.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('legal.agree.title'), noindex: true }),
}

/** Asks a member to agree after a change; `?to=` is where it goes on. */
export const loader = memberLoader(async ({ ctx, url, request }) => {
  const to = safePath(url.searchParams.get('to'))
  const owed = await owedDocuments(ctx)
  if (owed.length === 0) throw redirect(to)
  return { to, owed, held: (await readHeldForm(ctx, request))?.path === pathOf(to) }
})

export const action = formAction(
  {
    agree: intent({
      shape: z.object({
        ...consentFields,
        to: z
          .string()
          .optional()
          .transform((path) => safePath(path)),
      }),
      run: async ({ ctx }, { to, ...sent }) => {
        await agreeToDocuments(ctx, agreementOf(sent))
        return { to, toast: { tone: 'good', key: 'legal.agree.done' } }
      },
    }),
  },
  { member: true, keepsHeldForm: true },
)

type Fields = { terms: string; privacy: string; to: string }

export default function Agree({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { to, owed, held } = data
  const [form, fields] = useActionForm<Fields>('agree', result, { to })
  return (
    <>
      <PageTitle title={t('legal.agree.title')} lede={t('legal.agree.lede')} />
      <div className="stack loose">
        {held && <Note>{t('legal.agree.held')}</Note>}
        {owed.map(({ kind, version, validFrom, notes, agreed }) => (
          <Section
            key={kind}
            title={t(`legal.kind.${kind}`)}
            aside={<a href={urls.document(kind)}>{t('legal.agree.read')}</a>}
          >
            <p className="meta">
              <span>{t('legal.version', { number: version })}</span>
              <span>
                <Sentence text="legal.from" with={{ day: <Time at={validFrom} form="date" /> }} />
              </span>
              {agreed !== null && <a href={urls.documentVersions(kind)}>{t('legal.agree.differences')}</a>}
            </p>
            {notes.length > 0 && (
              <ul className="prose">
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            )}
          </Section>
        ))}
        <ActionForm form={form} labels={{ terms: t('legal.kind.terms'), privacy: t('legal.kind.privacy') }}>
          <input type="hidden" name="to" value={to} />
          <ConsentFields asked={owed} fields={fields} />
          <p className="row">
            <Button look="primary" fillPhone>
              {t('legal.agree.submit')}
            </Button>
          </p>
        </ActionForm>
        <Section title={t('legal.agree.otherwise')}>
          <p>{t('legal.agree.otherwiseText')}</p>
          <ul className="prose">
            <li>
              <a href={urls.myExport()}>{t('leaving.settings.export')}</a>
            </li>
            <li>
              <a href="/me/leave">{t('leaving.settings.leave')}</a>
            </li>
          </ul>
          <form method="post" action="/logout" data-reload className="row">
            <Button look="quiet">{t('shell.account.signOut')}</Button>
          </form>
        </Section>
      </div>
    </>
  )
}
