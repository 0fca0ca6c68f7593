import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { RenderingContext } from './components/rendering.tsx'
import type { Rendering } from './components/rendering.tsx'
import { isLocale } from './i18n/locale.ts'
import { makeTranslator } from './i18n/translate.ts'

/** One chunk per language; a reader loads one. */
const loaders = {
  en: async () => (await import('./i18n/locales/en.ts')).en,
  ko: async () => (await import('./i18n/locales/ko.ts')).ko,
}

async function hydrate(): Promise<void> {
  const language = document.documentElement.lang
  const locale = isLocale(language) ? language : 'en'
  const t = makeTranslator(locale, await loaders[locale]())
  const rendering: Rendering = { translator: () => t, locale, theme: null, nonce: undefined }

  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RenderingContext.Provider value={rendering}>
          <RemixBrowser />
        </RenderingContext.Provider>
      </StrictMode>,
    )
  })
}

void hydrate()
