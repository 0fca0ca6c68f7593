import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { previewSettings } from '#app/domain/holding/preview/preview-settings.server.ts'
import { translator } from '#app/i18n/index.ts'
import { holdingSettings } from '#app/registry/settings/holding.ts'
import { pastEffectView } from './past-effect-view.server.ts'

/** What the settings of the query would have done. `problem`: what is wrong with one of them, as a sentence. */
export async function holdingPreviewPage(ctx: Ctx, url: URL) {
  const texts = Object.keys(holdingSettings).flatMap((key): [string, string][] => {
    const text = url.searchParams.get(key)
    return text === null ? [] : [[key, text.slice(0, 100)]]
  })
  try {
    const { changes, uncounted, ...effect } = await previewSettings(ctx, texts)
    return {
      changes: changes.map(({ key, from, to }) => ({ key, from: String(from), to: String(to) })),
      uncounted,
      // A change of uncountable rules alone has no figures.
      effect: effect.rules.length === 0 ? null : pastEffectView(effect),
      problem: null,
    }
  } catch (error) {
    if (!isDomainError(error) || error.kind !== 'invalid') throw error
    const [first] = Object.values(error.fields)
    const message = first ?? { key: error.key, params: error.params }
    return {
      changes: [],
      uncounted: [],
      effect: null,
      problem: translator(ctx.locale).any(message.key, message.params),
    }
  }
}
