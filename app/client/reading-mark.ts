import { whenShown } from './page-shown.ts'

/** A reader who only passes through has not read the page. */
const lookMs = 1_000

/**
 * Sends the form in `[data-reading-mark]` in the background once the page has been looked at, so that what was read is
 * known. A mark that is lost is made by the next visit.
 */
export function markReading(): void {
  let timer = 0
  let sent = ''
  const send = (): void => {
    const form = document.querySelector<HTMLFormElement>('[data-reading-mark] form')
    if (form === null) return
    const fields = new FormData(form, form.querySelector('button'))
    const body = new URLSearchParams(fields as unknown as Record<string, string>)
    fields.delete('once')
    const mark = form.action + new URLSearchParams(fields as unknown as Record<string, string>).toString()
    if (mark === sent) return
    sent = mark
    fetch(form.action, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => undefined)
  }
  const look = (): void => {
    window.clearTimeout(timer)
    if (document.visibilityState === 'visible') timer = window.setTimeout(send, lookMs)
  }
  document.addEventListener('visibilitychange', look)
  whenShown(look)
}
