import { DomainError } from '#app/core/errors.ts'
import { describeHits, type DescribedHit } from '#app/domain/search/describe-hits.server.ts'
import { searchTypes } from '#app/domain/search/document.ts'
import { search } from '#app/domain/search/search.server.ts'
import { apiCall, apiRoute, choiceOf, pageOf } from '#app/web/api-route.server.ts'
import { urls } from '#app/web/urls.ts'

const api = apiRoute({
  GET: apiCall({
    scope: null,
    limit: 'search',
    async run({ ctx, url }) {
      const q = url.searchParams.get('q') ?? ''
      if (q.trim() === '')
        throw new DomainError('invalid', 'common.field.required', { fields: { q: { key: 'common.field.required' } } })
      const { items, next, corrected } = await search(ctx, {
        q,
        type: choiceOf(url, 'type', searchTypes),
        lang: choiceOf(url, 'lang', ['ko', 'en']),
        literal: url.searchParams.get('literal') === '1',
        ...pageOf(url),
      })
      return { items: (await describeHits(ctx, items)).map(toJson), next, corrected }
    },
  }),
})

export const loader = api.loader
export const action = api.action

/** `snippet` is plain text; `highlights` are the same stretches with what was found marked. */
function toJson(hit: DescribedHit) {
  const { type, id, title, lang, snippet, snippetLang, score, partial } = hit
  const text = (segments: typeof snippet): string => segments.map((segment) => segment.text).join('')
  return {
    type,
    id,
    title: text(title),
    lang,
    url: urlOf(hit),
    snippet: text(snippet),
    snippetLang,
    highlights: snippet,
    score,
    partial,
  }
}

function urlOf(hit: DescribedHit): string {
  if (hit.type === 'thread') return urls.thread(hit.thread)
  return hit.type === 'story' ? urls.story(hit.story) : urls.member(hit.member.handle)
}
