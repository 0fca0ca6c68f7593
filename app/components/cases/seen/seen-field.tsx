import { Alert } from '#app/components/parts/alert.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { seenOf, sinceOf, type SeenView } from '#app/views/cases/seen-view.ts'

/**
 * What the reader has seen of the case goes with each form. A form that was refused because something happened since
 * says what, and goes through when it is sent again.
 */
export function SeenField({ seen, intent }: { seen: SeenView; intent: string }) {
  const t = useT()
  return (
    <>
      <SeenNumber seen={seen} intent={intent} />
      {sinceOf(seen, [intent]).length > 0 && (
        <Alert tone="warn" title={t('cases.since.title')}>
          <SinceSeen seen={seen} intents={[intent]} />
        </Alert>
      )}
    </>
  )
}

/** The number alone, for a form whose refusal is shown elsewhere on the page. */
export function SeenNumber({ seen, intent }: { seen: SeenView; intent: string }) {
  return <input type="hidden" name="seen" value={seenOf(seen, intent)} />
}

/** What held one of these forms back; nothing when none was. */
export function SinceSeen({ seen, intents }: { seen: SeenView; intents: readonly string[] }) {
  const since = sinceOf(seen, intents)
  if (since.length === 0) return null
  return (
    <ul>
      {since.map(({ number, at, text }) => (
        <li key={number}>
          {text} <Time at={at} />
        </li>
      ))}
    </ul>
  )
}
