import { z } from 'zod'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { notFound } from '#app/core/errors.ts'
import { newSetupPath } from '#app/domain/accounts/members/setup-link.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('site.own.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', ({ ctx }) => {
  if (ctx.platform.anew === null) throw notFound()
  return Promise.resolve(null)
})

export const action = guardedAction('setting.change', {
  begin: intent({
    shape: z.object({}),
    run({ ctx }) {
      if (ctx.platform.anew === null) throw notFound()
      ctx.platform.anew.begin()
      return Promise.resolve({ to: newSetupPath(ctx) })
    },
  }),
})

/** From the demo to a site of one's own. */
export default function OwnSite() {
  const t = useT()
  return (
    <>
      <PageTitle title={t('site.own.title')} lede={t('site.own.lede')} />
      <p className="said">{t('site.own.kept')}</p>
      <form method="post" className="row gap" data-reload>
        <input type="hidden" name="intent" value="begin" />
        <OnceField />
        <Button look="primary" fillPhone>
          {t('site.own.begin')}
        </Button>
        <LinkButton look="quiet" href={urls.home()}>
          {t('site.own.stay')}
        </LinkButton>
      </form>
    </>
  )
}
