import { textOfArea, writeArea } from './area.ts'
import { put, wordAt } from './text-edits.ts'

type Choice = { insert: string; title: string; about: string }

const waitMs = 180

/**
 * Offers members after `@` and threads after `#`, in a list box under the line of the caret. While a syllable is being
 * composed (Hangul, kana) the keys belong to the input method; the text so far is looked up nevertheless.
 */
export function attachCompletion(area: HTMLTextAreaElement, label: string): void {
  const list = document.createElement('ul')
  list.className = 'completion'
  list.id = `${area.id}-completion`
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', label)
  list.hidden = true
  area.after(list)
  area.setAttribute('aria-autocomplete', 'list')
  let choices: Choice[] = []
  let chosen = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''
  let request: AbortController | undefined

  function close(): void {
    clearTimeout(timer)
    request?.abort()
    asked = ''
    if (list.hidden) return
    list.hidden = true
    area.removeAttribute('aria-controls')
    area.removeAttribute('aria-activedescendant')
  }

  function look(): void {
    const word = wordAt(textOfArea(area))
    if (word === null) return close()
    const question = `${word.sign}${word.query}`
    if (question === asked) return
    asked = question
    clearTimeout(timer)
    timer = setTimeout(() => void find(question), waitMs)
  }

  async function find(question: string): Promise<void> {
    request?.abort()
    request = new AbortController()
    try {
      const answer = await fetch(`/complete?q=${encodeURIComponent(question)}`, {
        signal: request.signal,
        headers: { Accept: 'application/json' },
      })
      if (!answer.ok || question !== asked) return
      choices = ((await answer.json()) as { choices: Choice[] }).choices
      show()
    } catch {
      // More was typed, or no connection: the text is written without help.
    }
  }

  function show(): void {
    if (choices.length === 0) return close()
    chosen = 0
    list.replaceChildren(
      ...choices.map((choice, index) => {
        const item = document.createElement('li')
        item.id = `${list.id}-${index}`
        item.setAttribute('role', 'option')
        const title = document.createElement('bdi')
        title.textContent = choice.title
        const about = document.createElement('small')
        about.textContent = choice.about
        item.append(title, about)
        item.addEventListener('pointerdown', (event) => {
          event.preventDefault()
          take(index)
        })
        return item
      }),
    )
    list.style.insetBlockStart = `${caretTop(area)}px`
    list.hidden = false
    area.setAttribute('aria-controls', list.id)
    mark()
  }

  function mark(): void {
    for (const [index, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(index === chosen))
    area.setAttribute('aria-activedescendant', `${list.id}-${chosen}`)
    list.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }

  function take(index: number): void {
    const word = wordAt(textOfArea(area))
    const choice = choices[index]
    close()
    if (word === null || choice === undefined) return
    const text = textOfArea(area)
    writeArea(area, put({ ...text, start: word.from }, `${choice.insert} `))
  }

  function onKey(event: KeyboardEvent): void {
    if (list.hidden || event.isComposing || event.keyCode === 229) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      chosen = (chosen + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) % choices.length
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
    if (!list.hidden) mark()
  }

  area.addEventListener('input', look)
  area.addEventListener('click', look)
  area.addEventListener('keydown', onKey)
  area.addEventListener('blur', close)
}

/** Pixels from the top of the area's box to below the line of the caret: measured on a copy of the text up to it. */
function caretTop(area: HTMLTextAreaElement): number {
  const copy = document.createElement('div')
  const style = getComputedStyle(area)
  for (const name of ['font', 'letterSpacing', 'lineHeight', 'padding', 'wordBreak', 'overflowWrap'] as const)
    copy.style[name] = style[name]
  Object.assign(copy.style, {
    position: 'absolute',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    width: `${area.clientWidth}px`,
    boxSizing: 'border-box',
  })
  copy.textContent = `${area.value.slice(0, area.selectionStart)}\u200b`
  area.after(copy)
  const height = copy.offsetHeight - Number.parseFloat(style.paddingBottom) - area.scrollTop
  copy.remove()
  return area.offsetTop + Math.min(Math.max(0, height), area.offsetHeight) + 4
}
