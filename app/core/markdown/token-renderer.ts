import { Marked, Parser, Renderer, type Token, type Tokens } from 'marked'
import type { Quote } from './block-tokenizer.ts'
import { escapeHtml } from './escape-html.ts'
import type { Formula } from './formula.ts'
import { checkOutput } from './limits.ts'
import { splitReferences, type Piece } from './references.ts'

export type MentionTarget = { href: string; handle: string }
export type ThreadTarget = { href: string; title: string }
export type PictureSize = { width: number; height: number }

export type RenderOptions = {
  /** The member of a handle; null when there is none. Asked with the longest reading first. */
  mention?: (handle: string) => MentionTarget | null
  /** What a thread id (`thr_…`) leads to; null when the reader may not know of it. */
  threadRef?: (id: string) => ThreadTarget | null
  /** Size of an uploaded picture (`/u/<id>`), so that the page reserves its space; null when unknown. */
  picture?: (id: string) => PictureSize | null
}

export type TokenLabels = { done: string; notDone: string; spoiler: string; formula: string }

export type Written = { html: string; mentions: string[]; threadRefs: string[]; uploads: string[] }

const UPLOAD = /^\/u\/([A-Za-z0-9_-]{1,64})$/

const defaults = new Marked({ gfm: true }).defaults

/**
 * Writes tokens as unsanitised HTML. What only we may write (mentions, check boxes, spoilers) carries
 * `data-own="<mark>"`, a value that cannot be typed, by which the sanitiser tells it from the same element in a
 * post.
 */
export function writeTokens(tokens: Token[], mark: string, labels: TokenLabels, options: RenderOptions): Written {
  const renderer = new PostRenderer(mark, labels, options)
  const extensions = {
    renderers: { formula: (token: unknown) => renderer.formula(token as Formula) },
    childTokens: {},
  }
  const html = new Parser({ ...defaults, renderer, extensions }).parse(tokens)
  return {
    html,
    mentions: [...renderer.mentions],
    threadRefs: [...renderer.threadRefs],
    uploads: [...renderer.uploads],
  }
}

class PostRenderer extends Renderer {
  readonly mentions = new Set<string>()
  readonly threadRefs = new Set<string>()
  readonly uploads = new Set<string>()
  private readonly own: string
  private readonly labels: TokenLabels
  private readonly targets: RenderOptions
  private openLinks = 0
  private addressCharacters = 0

  constructor(mark: string, labels: TokenLabels, targets: RenderOptions) {
    super()
    this.own = `data-own="${mark}"`
    this.labels = labels
    this.targets = targets
  }

  override blockquote(token: Quote): string {
    if (!token.spoiler) return super.blockquote(token)
    const body = this.parser.parse(token.tokens)
    return `<details ${this.own}><summary>${escapeHtml(this.labels.spoiler)}</summary>${body}</details>\n`
  }

  /** As typed, dollar signs included; the label tells those who hear it what the signs are. */
  formula({ text, block }: Formula): string {
    const label = escapeHtml(`${this.labels.formula}: ${text}`)
    const html = `<code ${this.own} class="formula" role="math" aria-label="${label}">${escapeHtml(text)}</code>`
    return block ? `<p>${html}</p>\n` : html
  }

  override checkbox({ checked }: Tokens.Checkbox): string {
    const label = checked ? this.labels.done : this.labels.notDone
    return `<input ${this.own}${checked ? ' checked' : ''} aria-label="${escapeHtml(label)}"> `
  }

  override link(token: Tokens.Link): string {
    this.spend(token)
    this.openLinks += 1
    const html = super.link(token)
    this.openLinks -= 1
    return html
  }

  override image(token: Tokens.Image): string {
    this.spend(token)
    const html = super.image(token)
    const id = UPLOAD.exec(token.href)?.[1]
    if (id === undefined) return html
    this.uploads.add(id)
    const size = this.targets.picture?.(id)
    return size && html.startsWith('<img ')
      ? html.replace('<img ', `<img width="${size.width}" height="${size.height}" `)
      : html
  }

  override text(token: Tokens.Text | Tokens.Escape): string {
    if (token.type === 'escape' || token.tokens || token.escaped || this.openLinks > 0) return super.text(token)
    return splitReferences(token.text)
      .map((piece) => this.piece(piece))
      .join('')
  }

  private piece(piece: Piece): string {
    if (piece.kind === 'mention') return this.mention(piece.text, piece.candidates)
    if (piece.kind === 'threadRef') return this.threadRef(piece.text, piece.id)
    return this.plain(piece.text)
  }

  private mention(text: string, candidates: string[]): string {
    if (!this.targets.mention) {
      for (const candidate of candidates) this.mentions.add(candidate)
      return this.plain(text)
    }
    for (const candidate of candidates) {
      const target = this.targets.mention(candidate)
      if (!target) continue
      this.mentions.add(target.handle)
      const link = `<a ${this.own} class="mention" href="${escapeHtml(target.href)}">@${escapeHtml(target.handle)}</a>`
      return link + this.plain(text.slice(1 + candidate.length))
    }
    return this.plain(text)
  }

  private threadRef(text: string, id: string): string {
    this.threadRefs.add(id)
    const target = this.targets.threadRef?.(id)
    if (!target) return this.plain(text)
    return `<a ${this.own} class="thread-ref" href="${escapeHtml(target.href)}">${escapeHtml(target.title)}</a>`
  }

  /** Through marked, which keeps character references such as `&copy;` as they are. */
  private plain(text: string): string {
    return super.text({ type: 'text', raw: text, text })
  }

  /** One definition can be used by thousands of links: the cost is counted while writing, not when it is too late. */
  private spend({ href, title }: { href: string; title?: string | null }): void {
    this.addressCharacters += href.length + (title?.length ?? 0)
    checkOutput(this.addressCharacters)
  }
}
