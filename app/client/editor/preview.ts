import type { EditorTexts } from './open-editor.ts'

type Rendered = { html: string; message: string | null }

/** The two tabs "write" and "preview": the text is rendered by the server, as it will be when it is posted. */
export function startPreview(editor: HTMLElement, area: HTMLTextAreaElement, texts: EditorTexts): { hide(): void } {
  const [write, look] = editor.querySelectorAll<HTMLElement>('[data-preview-tabs] button')
  const writing = editor.querySelector<HTMLElement>('.writing')
  const panel = editor.querySelector<HTMLElement>('.previewed')
  if (!write || !look || writing === null || panel === null) return { hide() {} }

  const show = (previewing: boolean): void => {
    write.setAttribute('aria-pressed', String(!previewing))
    look.setAttribute('aria-pressed', String(previewing))
    writing.hidden = previewing
    panel.hidden = !previewing
  }
  const ask = async (): Promise<Rendered> => {
    const answer = await fetch('/preview', { method: 'POST', body: new URLSearchParams({ body: area.value }) })
    return (await answer.json()) as Rendered
  }
  write.addEventListener('click', () => show(false))
  look.addEventListener('click', () => {
    show(true)
    panel.setAttribute('aria-busy', 'true')
    ask()
      .catch((): Rendered => ({ html: '', message: texts.offline }))
      .then(({ html, message }) => {
        const content = document.createElement(html === '' ? 'p' : 'div')
        content.className = html === '' ? 'quiet-text' : 'prose'
        // Sanitised by the server, like every post.
        if (html === '') content.textContent = message ?? texts.nothing
        else content.innerHTML = html
        panel.replaceChildren(content)
        panel.removeAttribute('aria-busy')
      })
  })
  return { hide: () => show(false) }
}
