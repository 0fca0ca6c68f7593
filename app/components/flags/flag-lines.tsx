import { Label } from '#app/components/parts/label.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { FlagState } from '#app/domain/flags/flag.ts'
import type { FlagLine } from '#app/views/moderation/flag-line.ts'

const tones = { open: 'info', upheld: 'good', rejected: 'warn', dismissed: undefined, withdrawn: undefined } as const

export function FlagStateLabel({ state }: { state: FlagState }) {
  const t = useT()
  return <Label tone={tones[state]}>{t(`flags.state.${state}`)}</Label>
}

/** Flags of one thing for moderators: who, why, in their words, and what each weighs. */
export function FlagLines({ flags }: { flags: readonly FlagLine[] }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <ul className="lines">
      {flags.map(({ id, reason, note, state, at, by, weight }) => (
        <li key={id}>
          <p className="meta">
            <b>{t(`flags.reason.${reason}`)}</b>
            <a href={by.href}>
              <bdi>{by.name}</bdi>
            </a>
            <Time at={at} />
            <span>{t('flags.weight', { weight: number(weight) })}</span>
            <FlagStateLabel state={state} />
          </p>
          {note !== '' && <p className="lines-kept">{note}</p>}
        </li>
      ))}
    </ul>
  )
}
