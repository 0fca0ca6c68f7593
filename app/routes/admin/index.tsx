import { Link } from '@remix-run/react'
import { adminNav } from '#app/components/navigation.ts'
import { PageTitle } from '#app/components/page-title.tsx'
import { useT } from '#app/components/reader.tsx'
import type { RouteHandle } from '#app/components/route-handle.ts'
import { Section } from '#app/components/section.tsx'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = { head: (_data, t) => ({ title: t('admin.home.title'), noindex: true }) }

export const loader = guardedLoader('setting.change', () => Promise.resolve({}))

/** Everything an admin can look after. */
export default function Admin() {
  const t = useT()
  return (
    <>
      <PageTitle title={t('admin.home.title')} lede={t('admin.home.lede')} />
      <div className="pair far">
        {adminNav.filter(({ items }) => items.length > 0).map(({ about, items }) => (
          <Section key={about} title={t(about)}>
            <ul className="lines">
              {items.map(({ to, text }) => <li key={to}><Link to={to}>{t(text)}</Link></li>)}
            </ul>
          </Section>
        ))}
      </div>
    </>
  )
}
