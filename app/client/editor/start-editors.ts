import { whenShown } from '../page-shown.ts'
import { openEditor } from './open-editor.ts'

/** Starts an editor when it gets the focus or a pointer enters it. */
export function startEditors(): void {
  const open = (event: Event): void => {
    const editor = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-editor]') : null
    if (editor !== null) openEditor(editor)
  }
  document.addEventListener('focusin', open)
  document.addEventListener('pointerover', open)
  // The focus may already be inside: the page came with it, or the keys were faster than this file.
  whenShown(() => {
    const editor = document.activeElement?.closest<HTMLElement>('[data-editor]')
    if (editor) openEditor(editor)
  })
}
