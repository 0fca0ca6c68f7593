import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, ChoiceField } from '#app/components/forms/field.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { endSessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { postFates } from '#app/domain/leaving/departure.ts'
import { leaveCommunity } from '#app/domain/leaving/leave-community.server.ts'
import { leavingPage, type LeavingPage } from '#app/domain/leaving/leaving-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('leaving.title'), noindex: true }),
}

export const loader = memberLoader(({ ctx }) => leavingPage(ctx))

export const action = formAction(
  {
    leave: intent({
      shape: z.object({ posts: z.enum(postFates).default('keep'), sure: z.literal('on').optional() }),
      run: async ({ ctx }, { posts, sure }) => {
        if (sure !== 'on')
          throw new DomainError('invalid', 'leaving.errors.sure', { fields: { sure: { key: 'leaving.errors.sure' } } })
        const { returnTo } = await leaveCommunity(ctx, { posts })
        return { to: returnTo, headers: { 'Set-Cookie': endSessionCookie(ctx.platform.env) } }
      },
    }),
  },
  { member: true },
)

/** What becomes of everything, and the form to leave. */
export default function Leave({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { date } = useFormat()
  const [form, fields] = useActionForm<{ posts: string; sure: string }>('leave', result, { posts: 'keep' })
  return (
    <>
      <Crumbs trail={[{ text: t('accounts.settings.title'), href: '/me/settings' }]} />
      <PageTitle title={t('leaving.title')} lede={t('leaving.lede')} />
      <div className="stack loose">
        <Section title={t('leaving.what')}>
          <ul className="prose">
            {linesOf(data).map(({ key, count }) => (
              <li key={key}>{t(`leaving.becomes.${key}`, { count })}</li>
            ))}
          </ul>
        </Section>
        <Alert tone="info" title={t('leaving.undoTitle', { day: date(data.eraseAt) })}>
          {t('leaving.undoText', { count: data.undoDays })}
        </Alert>
        <p>
          <a href={urls.myExport()}>{t('leaving.exportFirst')}</a>
        </p>
        <ActionForm form={form} labels={{ posts: t('leaving.posts.title'), sure: t('leaving.sure') }} reload>
          <ChoiceField
            field={fields.posts}
            label={t('leaving.posts.title')}
            options={postFates.map((value) => ({
              value,
              text: t(`leaving.posts.${value}`),
              hint: t(`leaving.posts.${value}Hint`),
            }))}
          />
          <CheckField field={fields.sure} label={t('leaving.sure')} />
          <p className="row">
            <Button look="danger" fillPhone>
              {t('leaving.submit')}
            </Button>
          </p>
        </ActionForm>
      </div>
    </>
  )
}

/** What there is to say, without what the member has none of. */
function linesOf(page: LeavingPage) {
  const always = (['person', 'sessions'] as const).map((key) => ({ key, count: 0 }))
  const counted = (
    [
      ['points', page.points],
      ['threads', page.threads],
      ['posts', page.posts],
      ['stories', page.stories],
      ['cases', page.openCases],
      ['redemptions', page.openRedemptions],
    ] as const
  ).flatMap(([key, count]) => (count > 0 ? [{ key, count }] : []))
  return [...always, ...counted]
}
