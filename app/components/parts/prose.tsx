import type { Locale } from '#app/i18n/locale.ts'
import { useTextLang } from './text-lang.ts'

/** Stored HTML from the Markdown pipeline, which has sanitised it. Nothing else may be passed here. */
export function Prose({ html, lang = null }: { html: string; lang?: Locale | null }) {
  return <div className="prose" lang={useTextLang(lang)} dangerouslySetInnerHTML={{ __html: html }} />
}
