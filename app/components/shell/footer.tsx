import type { ReactNode } from 'react'
import { useLocation } from '#app/components/shell/page.tsx'
import { locales, type Locale } from '#app/i18n/locale.ts'
import { footerNav } from './navigation.ts'
import { useReader } from './reader.tsx'

const languageNames: Record<Locale, string> = { en: 'English', ko: '한국어' }
const themes = ['system', 'light', 'dark'] as const

/**
 * The last lines of every page: about this site, language, brightness. The switches are forms, so they need no script.
 */
export function Footer() {
  const { t, locale, theme } = useReader()
  return (
    <footer className="foot">
      <div>
        {footerNav.length > 0 && (
          <nav aria-label={t('shell.footer.site')}>
            <ul>
              {footerNav.map((item) => (
                <li key={item.to}>
                  <a href={item.to}>{t(item.text)}</a>
                </li>
              ))}
              <li className="with-script">
                <button type="button" data-keys>
                  {t('shell.keys.open')}
                </button>
              </li>
            </ul>
          </nav>
        )}
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
      </div>
    </footer>
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
