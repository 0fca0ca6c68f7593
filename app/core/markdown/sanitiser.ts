import sanitizeHtml, { type Attributes, type IOptions, type Tag, type Transformer } from 'sanitize-html'
import { safeAddress, uploadPath } from './addresses.ts'
import { allowedElements, languageClass, renamedElements } from './allow-list.ts'
import { knowsLanguage } from './highlighter.ts'
import { markdownLimits } from './limits.ts'

export type Sanitised = { html: string; links: number }

/** The typings lack `allowedEmptyAttributes`, which exists. */
type Options = IOptions & { allowedEmptyAttributes: string[] }

const options = {
  allowedTags: Object.keys(allowedElements),
  allowedAttributes: Object.fromEntries(Object.entries(allowedElements).map(([tag, names]) => [tag, [...names]])),
  allowedClasses: {
    a: ['mention', 'thread-ref'],
    details: ['spoiler'],
    code: [languageClass, 'formula'],
    pre: [languageClass],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  allowedEmptyAttributes: ['alt', 'checked', 'disabled', 'href'],
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'xmp',
    'noscript',
    'noembed',
    'noframes',
    'template',
    'svg',
    'math',
  ],
  nestingLimit: markdownLimits.elementNesting,
} satisfies Options

const ALIGNMENT = /^(?:left|center|right)$/
const SPOILER: Attributes = { class: 'spoiler' }

/**
 * The only way HTML becomes part of a page. Two gates: each element's attributes are rebuilt from what is known
 * about it (links, pictures, our own marked elements), then sanitize-html drops whatever is not on the allow list.
 * @param mark the value that marks elements written by us, unlike typed ones; see `writeTokens`
 */
export function sanitise(html: string, mark: string): Sanitised {
  const page = new Page(mark)
  const clean = sanitizeHtml(html, {
    ...options,
    transformTags: page.transforms(),
    onCloseTag: (name) => page.close(name),
  })
  return { html: clean, links: page.links }
}

/** What has to be remembered between two elements: whether a link is open, and how many lead away. */
class Page {
  links = 0
  private openLinks = 0
  private readonly mark: string

  constructor(mark: string) {
    this.mark = mark
  }

  /** By element; what is not named here keeps no attribute at all. */
  transforms(): Record<string, Transformer> {
    const renamed = Object.entries(renamedElements).map(([from, to]): [string, Transformer] => [
      from,
      () => ({ tagName: to, attribs: {} }),
    ])
    return {
      ...Object.fromEntries(renamed),
      a: (_, attribs) => this.link(attribs, this.isOwn(attribs)),
      img: (_, attribs) => this.picture(attribs),
      input: (_, attribs) => (this.isOwn(attribs) ? checkBox(attribs) : { tagName: 'span', attribs: {} }),
      details: (tagName, attribs) => ({ tagName, attribs: this.isOwn(attribs) ? SPOILER : {} }),
      pre: (tagName, attribs) => ({ tagName, attribs: { tabindex: '0', ...languageOf(attribs) } }),
      code: (tagName, attribs) => ({ tagName, attribs: this.isOwn(attribs) ? formula(attribs) : languageOf(attribs) }),
      ol: (tagName, attribs) => ({ tagName, attribs: pick(attribs, 'start', /^\d{1,9}$/) }),
      td: (tagName, attribs) => ({ tagName, attribs: pick(attribs, 'align', ALIGNMENT) }),
      th: (tagName, attribs) => ({ tagName, attribs: pick(attribs, 'align', ALIGNMENT) }),
    }
  }

  close(name: string): void {
    if (name === 'a') this.openLinks = Math.max(0, this.openLinks - 1)
  }

  private isOwn(attribs: Attributes): boolean {
    return attribs['data-own'] === this.mark
  }

  /** A link inside a link would be torn apart by the browser, so the inner one is text. */
  private link(attribs: Attributes, own: boolean): Tag {
    this.openLinks += 1
    const address = this.openLinks === 1 ? safeAddress(attribs.href) : null
    if (!address) return { tagName: 'span', attribs: {} }
    if (own) return { tagName: 'a', attribs: { class: attribs.class ?? '', href: address.href } }
    return {
      tagName: 'a',
      attribs: { href: address.href, ...pick(attribs, 'title', /^/), ...this.leaving(address.away) },
    }
  }

  /** Pictures come from here; any other becomes a link, because loading it would tell its owner who reads. */
  private picture(attribs: Attributes): Tag {
    const upload = uploadPath(attribs.src)
    if (upload) {
      const size = { ...pick(attribs, 'width', /^\d{1,4}$/), ...pick(attribs, 'height', /^\d{1,4}$/) }
      return {
        tagName: 'img',
        attribs: { src: upload, alt: attribs.alt ?? '', ...pick(attribs, 'title', /^/), ...size, loading: 'lazy' },
      }
    }
    const address = safeAddress(attribs.src)
    const text = attribs.alt?.trim() || attribs.title?.trim() || (address?.href ?? '')
    if (!address || this.openLinks > 0) return { tagName: 'span', attribs: {}, text }
    return { tagName: 'a', attribs: { href: address.href, ...this.leaving(address.away) }, text }
  }

  private leaving(away: boolean): Attributes {
    if (!away) return {}
    this.links += 1
    return { rel: 'nofollow ugc noopener' }
  }
}

function checkBox(attribs: Attributes): Tag {
  const checked: Attributes = 'checked' in attribs ? { checked: '' } : {}
  return {
    tagName: 'input',
    attribs: { type: 'checkbox', ...checked, disabled: '', 'aria-label': attribs['aria-label'] ?? '' },
  }
}

function formula(attribs: Attributes): Attributes {
  return { class: 'formula', role: 'math', 'aria-label': attribs['aria-label'] ?? '' }
}

/**
 * Stack Exchange writes `lang-js` on the pre, Markdown `language-js` on the code. Only languages we can colour are
 * kept.
 */
function languageOf(attribs: Attributes): Attributes {
  const language = /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,30})(?:\s|$)/.exec(attribs.class ?? '')?.[1]?.toLowerCase()
  return language && knowsLanguage(language) ? { class: `language-${language}` } : {}
}

function pick(attribs: Attributes, name: string, shape: RegExp): Attributes {
  const value = attribs[name]
  return value !== undefined && shape.test(value) ? { [name]: value } : {}
}
