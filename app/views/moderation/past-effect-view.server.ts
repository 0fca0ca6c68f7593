import { fates } from '#app/domain/holding/preview/fates.server.ts'
import type { PastEffect } from '#app/domain/holding/preview/past-effect.server.ts'
import { urls } from '#app/views/urls.ts'
import { markedExcerpt } from './marked-text.ts'

export type PastEffectView = ReturnType<typeof pastEffectView>

/** What other rules would have held, as a page shows it. */
export function pastEffectView({ since, posts, sampled, held, freed, weeks, others, rules, samples }: PastEffect) {
  return {
    since,
    posts,
    sampled,
    held,
    freed,
    weeks,
    others,
    /** Posts keep no address, so this is counted by where members signed in from. */
    byDevice: rules.includes('blockedAddress'),
    fates: fates.map((fate) => ({ fate, held: held[fate], freed: freed[fate] })),
    mostFine: held.kept + held.untouched > held.posts / 2,
    samples: samples.map(({ id, title, body, lang, at, author, fate, causes, marks }) => ({
      id,
      title,
      lang,
      at,
      fate,
      href: urls.permalink(id),
      author: author === null ? null : { name: author.name, href: urls.memberFile(author.handle) },
      rules: causes.map(({ rule }) => rule),
      text: markedExcerpt(body, marks),
    })),
  }
}
