import { whenShown } from './page-shown.ts'

const minute = 60_000

/**
 * Keeps `time[data-relative]` true while the page stays open: "12 minutes ago" is updated every minute, up to a
 * day; older ones change too rarely to matter.
 */
export function keepTimesTrue(): void {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' })
  const write = (): void => {
    const now = performance.timeOrigin + performance.now()
    for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
      const minutes = Math.floor((now - Date.parse(time.dateTime)) / minute)
      if (minutes < 1 || minutes >= 24 * 60) continue
      time.textContent =
        minutes < 60 ? words.format(-minutes, 'minute') : words.format(-Math.floor(minutes / 60), 'hour')
    }
  }
  whenShown(write)
  window.setInterval(write, minute)
}
