import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { askForCopy, copyPage } from '#app/domain/leaving/copy/ask-for-copy.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('leaving.copy.title'), noindex: true }),
}

export const loader = memberLoader(({ ctx }) => copyPage(ctx))

export const action = formAction(
  {
    ask: intent({
      shape: z.object({}),
      run: async ({ ctx }) => {
        await askForCopy(ctx)
        return { to: '/me/export', toast: { tone: 'good', key: 'leaving.copy.asked' } }
      },
    }),
  },
  { member: true },
)

const megabyte = 1_000_000

/** Asking for a copy of one's data, waiting for it, downloading it. */
export default function Export({ data: { copy, nextAt }, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { number } = useFormat()
  const [form] = useActionForm('ask', result)
  return (
    <>
      <Crumbs trail={[{ text: t('accounts.settings.title'), href: '/me/settings' }]} />
      <PageTitle title={t('leaving.copy.title')} lede={t('leaving.copy.lede')} />
      <div className="stack loose">
        <Section title={t('leaving.copy.what')}>
          <ul className="prose">
            {(['written', 'person', 'activity', 'cases', 'pictures'] as const).map((key) => (
              <li key={key}>{t(`leaving.copy.holds.${key}`)}</li>
            ))}
          </ul>
        </Section>
        {copy !== null && copy.readyAt === null && <Note>{t('leaving.copy.making')}</Note>}
        {copy !== null && copy.readyAt !== null && copy.expiresAt !== null && (
          <Alert tone="good" title={t('leaving.copy.ready')}>
            <p>
              <Sentence text="leaving.copy.until" with={{ moment: <Time at={copy.expiresAt} form="moment" /> }} />
            </p>
            <p className="row">
              <LinkButton look="primary" href={`/me/export/${copy.id}`} download>
                {t('leaving.copy.download', {
                  size: number(Math.max(0.1, Math.round((copy.bytes / megabyte) * 10) / 10)),
                })}
              </LinkButton>
            </p>
          </Alert>
        )}
        {nextAt === null ? (
          <ActionForm form={form}>
            <p className="row">
              <Button look="primary" fillPhone>
                {t('leaving.copy.submit')}
              </Button>
            </p>
          </ActionForm>
        ) : (
          <p className="meta-text">
            <Sentence text="leaving.copy.next" with={{ moment: <Time at={nextAt} form="moment" /> }} />
          </p>
        )}
      </div>
    </>
  )
}
