import type { ReactNode } from 'react'
import { useLocation } from '#app/components/shell/page.tsx'
import { locales, type Locale } from '#app/i18n/locale.ts'
import { footerNav } from './navigation.ts'
import { useReader } from './reader.tsx'

const languageNames: Record<Locale, string> = { en: 'English', ko: '한국어' }
const themes = ['system', 'light', 'dark'] as const

/**
 * The last lines of every page: ways to what is not in the bar on top, who runs the site, language and brightness. The
 * switches are forms, so they need no script.
 */
export function Footer() {
  const { t, face } = useReader()
  return (
    <footer className="foot">
      <nav className="ways" aria-label={t('shell.footer.site')}>
        {footerNav.map(({ about, items }) => (
          <section key={about}>
            <h2>{t(about)}</h2>
            <ul>
              {items.map((item) => (
                <li key={item.to}>
                  <a href={item.to}>{t(item.text)}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <section>
          <h2>
            <bdi>{face.name}</bdi>
          </h2>
          <ul>
            <li>
              <a href={face.contact}>{t('shell.footer.contact')}</a>
            </li>
            {face.homeUrl !== null && (
              <li>
                <a href={face.homeUrl}>{hostOf(face.homeUrl)}</a>
              </li>
            )}
            {face.links.map(({ text, url }) => (
              <li key={url}>
                <a href={url}>{text}</a>
              </li>
            ))}
            <li className="with-script">
              <button type="button" data-keys>
                {t('shell.keys.open')}
              </button>
            </li>
          </ul>
        </section>
      </nav>
      <div className="last">
        <p>
          {face.companyLine !== '' && <span>{face.companyLine}</span>}
          <span>{t('shell.footer.runsOn')}</span>
        </p>
        <Switches />
      </div>
    </footer>
  )
}

/** `www.haruwatt.example` is shown as `haruwatt.example`. */
export function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? url
}

function Switches() {
  const { t, locale, theme } = useReader()
  return (
    <>
      <Switch label={t('shell.footer.language')}>
        {locales.map((language) => (
          <li key={language}>
            <button
              name="lang"
              value={language}
              lang={language}
              aria-current={language === locale ? 'true' : undefined}
            >
              {languageNames[language]}
            </button>
          </li>
        ))}
      </Switch>
      <Switch label={t('shell.footer.theme')}>
        {themes.map((choice) => (
          <li key={choice}>
            <button name="theme" value={choice} aria-current={choice === (theme ?? 'system') ? 'true' : undefined}>
              {t(`shell.theme.${choice}`)}
            </button>
          </li>
        ))}
      </Switch>
    </>
  )
}

function Switch({ label, children }: { label: string; children: ReactNode }) {
  const { pathname, search } = useLocation()
  return (
    <form method="post" action="/preferences" aria-label={label}>
      <input type="hidden" name="back" value={pathname + search} />
      <ul>{children}</ul>
    </form>
  )
}
