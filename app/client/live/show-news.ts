import type { LivePart } from './start-live.ts'

/**
 * Says in `.live` what came since the page was made: "2 new answers", a link to the first of them. The bar lies over the
 * page, so that nothing moves; a page that is made again begins with none.
 */
export function showNews(): LivePart {
  const { lang } = document.documentElement
  const plural = new Intl.PluralRules(lang)
  const number = new Intl.NumberFormat(lang)
  let items = new Set<string>()
  return {
    find: () => document.querySelector<HTMLElement>('.live'),
    begin: () => (items = new Set()),
    heard(element, { item }) {
      if (items.has(item) || document.getElementById(item) !== null) return
      items.add(item)
      const [first = ''] = items
      const { one = '', other = '', href = '' } = element.dataset
      const link = element.querySelector('a') ?? element.appendChild(document.createElement('a'))
      link.href = href.replace('{item}', first)
      link.dataset['morph'] = ''
      link.textContent = (plural.select(items.size) === 'one' ? one : other).replace('{n}', number.format(items.size))
    },
  }
}
