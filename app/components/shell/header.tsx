import { Form, Link, useLocation } from '@remix-run/react'
import { FindForm } from '#app/components/forms/find-form.tsx'
import { Avatar } from '#app/components/parts/avatar.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { Brand } from './brand.tsx'
import { accountNav, inWorkArea, itemsFor, mainNav, staffNav, type NavItem } from './navigation.ts'
import { useReader, type Me } from './reader.tsx'

/** The bar on top: where one can go, search, ask, and the reader's own menu; on a phone one menu holds it all. */
export function Header({ search = true }: { search?: boolean }) {
  const { t, me } = useReader()
  // The key of the place closes an open menu when its link was followed.
  const { pathname, key } = useLocation()
  const working = inWorkArea(pathname)
  const items = working && me ? itemsFor(staffNav, me) : mainNav

  return (
    <header className="top">
      <div>
        <Brand note={working ? t('shell.work.area') : undefined} />
        <nav className="nav" aria-label={t('shell.nav.main')}>
          <NavList items={items} />
        </nav>
        <div className="tools">
          {search && <FindForm id="q" />}
          {!working && (
            <Link className="button primary" to="/threads/new">
              {t('shell.ask')}
            </Link>
          )}
          {me ? <AccountMenu key={key} me={me} /> : <SignIn />}
          <details className="menu phone" key={`phone ${key}`}>
            <summary>
              <Icon name="menu" />
              {t('shell.menu')}
            </summary>
            <div className="pop">
              <FindForm id="q2" />
              <nav aria-label={t('shell.menu')}>
                <NavList items={items} />
                {me ? <AccountLinks me={me} /> : <SignInLinks />}
              </nav>
            </div>
          </details>
        </div>
      </div>
    </header>
  )
}

function NavList({ items }: { items: readonly NavItem[] }) {
  const { t } = useReader()
  const { pathname } = useLocation()
  return (
    <ul>
      {items.map((item) => (
        <li key={item.to}>
          <Link
            to={item.to}
            aria-current={
              pathname === item.to || (!item.exact && pathname.startsWith(`${item.to}/`)) ? 'page' : undefined
            }
          >
            {t(item.text)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function AccountMenu({ me }: { me: Me }) {
  const { t } = useReader()
  const staff = me.roles.some((role) => role === 'agent' || role === 'admin')
  return (
    <details className="menu wide-only">
      <summary aria-label={`${t('shell.account.menu')}: ${me.name}`}>
        <Avatar of={{ name: me.name, handle: me.handle, staff }} size="small" />
        <bdi>{me.name}</bdi>
      </summary>
      <div className="pop">
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
    <ul>
      {itemsFor(accountNav, me).map((item) => (
        <li key={item.to}>
          <Link to={item.to.replace('{handle}', encodeURIComponent(me.handle))}>{t(item.text)}</Link>
        </li>
      ))}
      {firstWork && (
        <li>
          <Link to={firstWork.to}>
            <Icon name="staff" />
            {t('shell.nav.staff')}
          </Link>
        </li>
      )}
      <li>
        <Form method="post" action="/logout" reloadDocument>
          <button>{t('shell.account.signOut')}</button>
        </Form>
      </li>
    </ul>
  )
}

function SignIn() {
  const { t } = useReader()
  return (
    <Link className="button quiet wide-only" to={useSignInPath()}>
      {t('shell.account.signIn')}
    </Link>
  )
}

function SignInLinks() {
  const { t } = useReader()
  return (
    <ul>
      <li>
        <Link to={useSignInPath()}>{t('shell.account.signIn')}</Link>
      </li>
      <li>
        <Link to="/register">{t('shell.account.signUp')}</Link>
      </li>
    </ul>
  )
}

/** Sign-in leads back to the page one came from. */
export function useSignInPath(): string {
  const { pathname, search } = useLocation()
  if (pathname === '/login' || pathname === '/register') return '/login'
  return `/login?next=${encodeURIComponent(pathname + search)}`
}
