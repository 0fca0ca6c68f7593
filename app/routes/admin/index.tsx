import { Link, useLoaderData } from '@remix-run/react'
import { Alert } from '#app/components/alert.tsx'
import { DeflectionFigure } from '#app/components/deflection-figure.tsx'
import { adminNav } from '#app/components/navigation.ts'
import { PageTitle } from '#app/components/page-title.tsx'
import { useT } from '#app/components/reader.tsx'
import type { RouteHandle } from '#app/components/route-handle.ts'
import { Section } from '#app/components/section.tsx'
import { redemptionFrozen } from '#app/domain/ledger/redemption-freeze.server.ts'
import { recentDeflections } from '#app/domain/threads/queries/deflections.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'
import { urls } from '#app/web/urls.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('admin.home.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', async ({ ctx }) => ({
  frozen: await redemptionFrozen(ctx),
  deflections: await recentDeflections(ctx),
}))

/** Everything an admin can look after. */
export default function Admin() {
  const { frozen, deflections } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageTitle title={t('admin.home.title')} lede={t('admin.home.lede')} />
      {frozen && (
        <Alert tone="bad" title={t('ledger.frozen.banner')}>
          <Link to={urls.adminLedger()}>{t('ledger.frozen.bannerLink')}</Link>
        </Alert>
      )}
      <div className="pair far">
        {adminNav.map(({ about, items }) => (
          <Section key={about} title={t(about)}>
            <ul className="lines">
              {items.map(({ to, text, what }) => (
                <li key={to}>
                  <Link to={to}>{t(text)}</Link>
                  <p className="meta-text">{t(what)}</p>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
      <DeflectionFigure {...deflections} />
    </>
  )
}
