import { Button } from '#app/components/parts/button.tsx'
import { SortMenu } from '#app/components/parts/tabs.tsx'
import { useLocation } from '#app/components/shell/page.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import { useT } from './reader.tsx'

/**
 * `shown`, `usual`, `asked`: of this list, of all lists by the reader's choice, of the address; null: every language.
 */
export type LanguageView = {
  shown: Locale | null
  usual: Locale | null
  asked: Locale | 'all' | null
  choices: readonly { choice: Locale | 'all'; href: string; current: boolean }[]
}

/** Posts of one language or of both, by plain links. */
export function LanguageMenu({ language }: { language: LanguageView }) {
  const t = useT()
  return (
    <SortMenu
      label={t('threads.list.language.label')}
      choices={language.choices.map(({ choice, ...link }) => ({ ...link, text: t(`threads.list.language.${choice}`) }))}
    />
  )
}

/** Says that something is left out and how to see it, and offers to keep a choice that differs from the usual one. */
export function LanguageNote({ language: { shown, usual, asked, choices } }: { language: LanguageView }) {
  const t = useT()
  const { pathname, search } = useLocation()
  const both = choices.find(({ choice }) => choice === 'all')
  const unusual = asked !== null && shown !== usual
  if (shown === null && !unusual) return null
  return (
    <div className="row meta-text">
      {shown !== null && (
        <span>{t(shown === 'ko' ? 'threads.list.language.noteKo' : 'threads.list.language.noteEn')}</span>
      )}
      {shown !== null && both && <a href={both.href}>{t('threads.list.language.showAll')}</a>}
      {unusual && (
        <form method="post" action="/preferences">
          <input type="hidden" name="back" value={pathname + search} />
          <Button look="quiet" size="small" name="reads" value={asked}>
            {t('threads.list.language.remember')}
          </Button>
        </form>
      )}
    </div>
  )
}
