import { FindForm } from '#app/components/forms/find-form.tsx'
import { bellText } from '#app/components/notifications/bell-text.ts'
import { Avatar } from '#app/components/parts/avatar.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { useLocation } from '#app/components/shell/page.tsx'
import { urls } from '#app/views/urls.ts'
import { Brand } from './brand.tsx'
import { hostOf } from './footer.tsx'
import { accountNav, arrangedNav, inWorkArea, itemsFor, staffNav, type NavItem } from './navigation.ts'
import { useReader, type Me } from './reader.tsx'

/** The bar on top: where one can go, search, ask, and the reader's own menu; on a phone one menu holds it all. */
export function Header({ search = true }: { search?: boolean }) {
  const { t, me, face } = useReader()
  const { pathname } = useLocation()
  const working = inWorkArea(pathname)
  const items = working && me ? itemsFor(staffNav, me) : arrangedNav(face)

  return (
    <header className="top">
      <div>
        <Brand note={working ? t('shell.work.area') : undefined} />
        <nav className="nav" aria-label={t('shell.nav.main')}>
          <NavList items={items} home={!working} />
        </nav>
        <div className="tools">
          {search && <FindForm id="q" />}
          {!working && (
            <a className="button primary" href="/threads/new">
              {t('shell.ask')}
            </a>
          )}
          {me && <Bell />}
          {me ? <AccountMenu me={me} /> : <SignIn />}
          <details className="menu phone">
            <summary>
              <Icon name="menu" />
              {t('shell.menu')}
            </summary>
            <div className="pop">
              <FindForm id="q2" />
              <nav aria-label={t('shell.menu')}>
                <NavList items={items} home={!working} />
                {me ? <AccountLinks me={me} /> : <SignInLinks />}
              </nav>
            </div>
          </details>
        </div>
      </div>
    </header>
  )
}

/** Leads to the notifications and says how many are unread; on a phone the number stands without the word. */
function Bell() {
  const { t, now, unread = 0 } = useReader()
  const { pathname } = useLocation()
  const { text, label } = bellText(t, unread)
  return (
    <a
      className="button quiet bell"
      href={urls.notifications()}
      aria-label={label}
      aria-current={pathname === urls.notifications() ? 'page' : undefined}
      data-live="bell"
      data-since={now}
      data-from={urls.unreadCount()}
    >
      <Icon name="bell" />
      <span className="wide-only">{t('notifications.title')}</span>
      {text !== '' && (
        <span className="tail" aria-hidden="true">
          {text}
        </span>
      )}
    </a>
  )
}

/** `home`: with the way back to the company's own site. */
function NavList({ items, home }: { items: readonly NavItem[]; home: boolean }) {
  const { t, face } = useReader()
  const { pathname } = useLocation()
  return (
    <ul>
      {items.map((item) => (
        <li key={item.to}>
          <a
            href={item.to}
            aria-current={
              pathname === item.to || (!item.exact && pathname.startsWith(`${item.to}/`)) ? 'page' : undefined
            }
          >
            {t(item.text)}
          </a>
        </li>
      ))}
      {home && face.homeUrl !== null && (
        <li className="home">
          <a href={face.homeUrl}>{hostOf(face.homeUrl)}</a>
        </li>
      )}
    </ul>
  )
}

function AccountMenu({ me }: { me: Me }) {
  const { t } = useReader()
  const staff = me.roles.some((role) => role === 'agent' || role === 'admin')
  return (
    <details className="menu wide-only">
      <summary aria-label={`${t('shell.account.menu')}: ${me.name}`}>
        <Avatar of={{ name: me.name, handle: me.handle, avatar: me.avatar, staff }} size="small" />
        <bdi>{me.name}</bdi>
      </summary>
      <div className="pop account">
        <AccountLinks me={me} />
      </div>
    </details>
  )
}

function AccountLinks({ me }: { me: Me }) {
  const { t } = useReader()
  const work = itemsFor(staffNav, me)
  const [firstWork] = work
  return (
    <>
      {accountNav.map(({ about, items }) => (
        <section key={about} aria-label={t(about)}>
          <p className="about">{t(about)}</p>
          <ul>
            {itemsFor(items, me).map((item) => (
              <li key={item.to}>
                <a href={item.to.replace('{handle}', encodeURIComponent(me.handle))}>{t(item.text)}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <ul className="last">
        {firstWork && (
          <li>
            <a href={firstWork.to}>
              <Icon name="staff" />
              {t('shell.nav.staff')}
            </a>
          </li>
        )}
        <li>
          <form method="post" action="/logout" data-reload>
            <button>{t('shell.account.signOut')}</button>
          </form>
        </li>
      </ul>
    </>
  )
}

function SignIn() {
  const { t } = useReader()
  return (
    <a className="button quiet wide-only" href={useSignInPath()}>
      {t('shell.account.signIn')}
    </a>
  )
}

function SignInLinks() {
  const { t } = useReader()
  return (
    <ul>
      <li>
        <a href={useSignInPath()}>{t('shell.account.signIn')}</a>
      </li>
      <li>
        <a href="/register">{t('shell.account.signUp')}</a>
      </li>
    </ul>
  )
}

/** Sign-in leads back to the page one came from. */
function useSignInPath(): string {
  const { pathname, search } = useLocation()
  if (pathname === '/login' || pathname === '/register') return '/login'
  return `/login?next=${encodeURIComponent(pathname + search)}`
}
