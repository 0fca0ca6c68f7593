import { expect, test } from 'vitest'
import { renderMarkdown, sanitizeImportedHtml } from '#app/core/markdown.server.ts'
import { allowedElements, ownClasses } from '#app/core/markdown/allow-list.ts'
import { hostileHtml, xssCorpus } from './markdown-corpus.ts'
import { elementsOf, type SeenElement } from './parsed-html.ts'

const targets = {
  mention: (handle: string) => (handle === 'ann' ? { href: '/members/ann', handle } : null),
  threadRef: (id: string) => ({ href: `/threads/${id}`, title: '<img src=x onerror=alert(1)>"' }),
}

test('the corpus is as large as promised', () => {
  expect(new Set(xssCorpus.map(({ source }) => source)).size).toBeGreaterThanOrEqual(300)
  expect(new Set(xssCorpus.map(({ context }) => context)).size).toBeGreaterThanOrEqual(18)
})

for (const context of new Set(xssCorpus.map((attack) => attack.context))) {
  test(`nothing outside the allow list survives in: ${context}`, () => {
    const found = xssCorpus
      .filter((attack) => attack.context === context)
      .flatMap(({ source }) => wrongIn(renderMarkdown(source, targets).html).map((wrong) => ({ source, wrong })))
    expect(found).toEqual([])
  })
}

test('nothing outside the allow list survives in imported HTML', () => {
  const found = [...hostileHtml, ...xssCorpus.map(({ source }) => source)].flatMap((source) =>
    wrongIn(sanitizeImportedHtml(source).html).map((wrong) => ({ source, wrong })),
  )
  expect(found).toEqual([])
})

test('the judge of these tests sees what it must see', () => {
  const bad = [
    '<script></script>',
    '<p onclick="x"></p>',
    '<p id="x"></p>',
    '<pre class="staff"></pre>',
    '<a href="javascript:x">x</a>',
    '<a href="https://x.y">x</a>',
    '<a href="/\\x.y">x</a>',
    '<img src="https://x.y/z">',
    '<img src="//x.y/u/z">',
    '<input>',
    '</div><p></p>',
    '<b><p></b>',
  ]
  for (const html of bad) expect(wrongIn(html), html).not.toEqual([])
})

const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr'])

/** What a browser would find in the post that must not be there, in words. */
function wrongIn(html: string): string[] {
  const elements = elementsOf(`<div class="prose">${html}</div><hr data-after="">`)
  const [box, ...inside] = elements
  const after = inside.pop()
  const outside =
    box?.attributes.class !== 'prose' || after?.attributes['data-after'] !== '' ? ['breaks out of its box'] : []
  return [...outside, ...unbalanced(html), ...inside.flatMap(wrongWith)]
}

/** Read strictly: what is left open here would go on in the rest of the page. */
function unbalanced(html: string): string[] {
  const open: string[] = []
  for (const [, closing, tag = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (VOID.has(tag)) continue
    if (!closing) open.push(tag)
    else if (open.pop() !== tag) return [`</${tag}> closes something else`]
  }
  return open.map((tag) => `<${tag}> stays open`)
}

function wrongWith({ tag, attributes }: SeenElement): string[] {
  if (!isAllowed(tag)) return [`<${tag}>`]
  const names: readonly string[] = [
    ...allowedElements[tag],
    ...(tag === 'div' ? ['class', 'tabindex'] : []),
    ...(tag === 'span' ? ['class'] : []),
  ]
  const wrong = Object.keys(attributes)
    .filter((name) => !names.includes(name))
    .map((name) => `${tag} ${name}`)
  for (const name of (attributes.class ?? '').split(' ').filter(Boolean)) {
    const own: readonly string[] = ownClasses
    if (!own.includes(name) && !/^language-[a-z0-9+#._-]+$/.test(name)) wrong.push(`class ${name}`)
  }
  if (attributes.class === 'mention' && attributes.href !== '/members/ann') wrong.push('forged mention')
  if (attributes.href !== undefined) wrong.push(...wrongAddress(attributes.href, attributes.rel))
  if (tag === 'img' && !/^\/u\/[\w-]+/.test(attributes.src ?? '')) wrong.push(`picture from ${attributes.src}`)
  if (tag === 'input' && (attributes.type !== 'checkbox' || attributes.disabled !== ''))
    wrong.push('a field that is not a disabled check box')
  return wrong
}

function wrongAddress(href: string, rel: string | undefined): string[] {
  const url = new URL(href, 'http://here.invalid/threads/1')
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return [`address ${href}`]
  if (url.username !== '') return [`disguised address ${href}`]
  return url.origin === 'http://here.invalid' || rel === 'nofollow ugc noopener' ? [] : [`unmarked address ${href}`]
}

function isAllowed(tag: string): tag is keyof typeof allowedElements {
  return Object.hasOwn(allowedElements, tag)
}
