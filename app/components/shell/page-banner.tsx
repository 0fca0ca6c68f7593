import { Icon } from '#app/components/parts/icon.tsx'
import { useLocation } from './page.tsx'
import { useReader } from './reader.tsx'

/** The announcement above the page. Closing it is a form, so it needs no script; the browser keeps which one it was. */
export function PageBanner() {
  const { t, banner = null } = useReader()
  const { pathname, search } = useLocation()
  if (banner === null) return null
  const { id, text, url } = banner
  return (
    <section className="banner" aria-label={t('site.banner.region')}>
      <div>
        <Icon name="info" />
        <p>{url === null ? text : <a href={url}>{text}</a>}</p>
        <form method="post" action="/preferences">
          <input type="hidden" name="back" value={pathname + search} />
          <button className="button quiet small" name="banner" value={id}>
            {t('site.banner.dismiss')}
          </button>
        </form>
      </div>
    </section>
  )
}
