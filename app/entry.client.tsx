import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { RenderingContext, type Rendering } from './components/shell/rendering.tsx'
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
  const [messages] = await Promise.all([loaders[locale](), decodePage()])
  const t = makeTranslator(locale, messages)
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

/**
 * Remix decodes the page's data when it is first rendered, and suspends the root until they are there. A key or a click
 * in that moment makes React complete the root at once, which a suspended root cannot: it throws "Root did not
 * complete" (345). So the data are decoded before React begins: the first call, outside of React, throws the promise of
 * them.
 */
async function decodePage(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (decoding) {
    await decoding
  }
}

void hydrate()
