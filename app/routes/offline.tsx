import { LinkButton } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'

export const handle: RouteHandle = {
  page: 'narrow',
  bare: true,
  head: (_data, t) => ({ title: t('shell.offline.title'), noindex: true }),
}

/** What the service worker shows while there is no network: the one page that a device keeps, so it is about nobody. */
export default function Offline() {
  const t = useT()
  return (
    <div className="empty">
      <h1>{t('shell.offline.title')}</h1>
      <p className="said">{t('shell.offline.text')}</p>
      <p>{t('shell.offline.drafts')}</p>
      <p className="row">
        {/* The address stays that of the page that could not be loaded. */}
        <LinkButton look="primary" href="">
          {t('shell.error.retry')}
        </LinkButton>
      </p>
    </div>
  )
}
