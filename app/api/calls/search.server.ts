import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { lang, listOf } from '#app/api/json/parts.ts'
import { choice, paged, text } from '#app/api/query.ts'
import { DomainError } from '#app/core/errors.ts'
import { describeHits, type DescribedHit } from '#app/domain/search/describe-hits.server.ts'
import { searchTypes } from '#app/domain/search/document.ts'
import { search } from '#app/domain/search/search.server.ts'
import { similarThreads } from '#app/domain/search/similar-threads.server.ts'
import { urls } from '#app/views/urls.ts'

const hitShape = z
  .object({
    type: z.enum(searchTypes),
    id: z.string(),
    title: z.string(),
    lang,
    url: z.string(),
    snippet: z.string(),
    snippetLang: lang,
    highlights: z.array(z.object({ text: z.string(), hit: z.boolean() })),
    score: z.number(),
    partial: z.boolean(),
  })
  .meta({ id: 'SearchHit', description: '`highlights` is the snippet in stretches of plain text.' })

export const searchCalls = [
  call('GET /search', {
    about: 'Threads, stories and members, best first; 200 at most',
    scope: null,
    limit: 'search',
    query: {
      q: text('required; words and operators as on the search page'),
      type: choice(searchTypes, 'all of them when not given'),
      lang: choice(['ko', 'en'], 'only what is in it, or in no language that was recognised'),
      literal: text('1: as typed, also where another spelling would find something'),
      ...paged(),
    },
    answer: listOf(hitShape).extend({
      corrected: z.string().nullable().meta({ description: 'what was looked for instead of what was typed' }),
      also: z.array(z.string()).meta({ description: 'other names of what was asked for that are in these results' }),
      excluded: z.array(z.string()).meta({ description: 'words and phrases that a minus left out' }),
    }),
    run: async ({ ctx, query: { q, type, lang: only, literal, limit, cursor } }) => {
      const asked = given(q, 'q')
      const { items, ...found } = await search(ctx, {
        q: asked,
        type,
        lang: only,
        literal: literal === '1',
        limit,
        cursor,
      })
      return { items: (await describeHits(ctx, items)).map(hitJson), ...found }
    },
  }),
  call('GET /similar', {
    about: 'Threads that may be about the same as a title; 20 at most',
    scope: null,
    limit: 'search',
    query: { title: text('required'), limit: paged(5).limit },
    answer: listOf(
      hitShape.pick({ id: true, title: true, url: true, snippet: true, score: true }).extend({
        type: z.literal('thread'),
      }),
    ),
    run: async ({ ctx, query }) => {
      const title = given(query.title, 'title')
      const threads = await similarThreads(ctx, title, { limit: Math.min(query.limit, 20) })
      return {
        items: threads.map((thread) => ({
          type: 'thread' as const,
          id: thread.id,
          title: thread.title,
          url: urls.thread(thread),
          snippet: thread.excerpt,
          score: thread.score,
        })),
        next: null,
      }
    },
  }),
]

function given(value: string | null, name: string): string {
  if (value !== null && value.trim() !== '') return value
  throw new DomainError('invalid', 'common.field.required', { fields: { [name]: { key: 'common.field.required' } } })
}

function hitJson(hit: DescribedHit): z.output<typeof hitShape> {
  const { type, id, title, lang: language, snippet, snippetLang, score, partial } = hit
  const plain = (segments: typeof snippet): string => segments.map((segment) => segment.text).join('')
  return {
    type,
    id,
    title: plain(title),
    lang: language,
    url: urlOf(hit),
    snippet: plain(snippet),
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
