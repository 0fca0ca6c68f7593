import { useReader } from '#app/components/shell/reader.tsx'
import { Icon } from './icon.tsx'
import { Label } from './label.tsx'

/** One fixed sign per meaning everywhere: icon, word and colour. */
export function AcceptedSign({ short }: { short?: boolean }) {
  const { t } = useReader()
  return (
    <span className="sign good">
      <Icon name="accepted" size={short ? 'small' : undefined} />
      {t(short ? 'parts.sign.acceptedShort' : 'parts.sign.accepted')}
    </span>
  )
}

export function StaffSign() {
  const { t, siteName } = useReader()
  return (
    <Label tone="team" icon="staff">
      {t('parts.people.staff', { site: siteName })}
    </Label>
  )
}

export function StaffAnsweredSign() {
  const { t } = useReader()
  return (
    <Label tone="team" icon="staff">
      {t('parts.sign.staffAnswered')}
    </Label>
  )
}

export function InternalSign() {
  const { t } = useReader()
  return (
    <Label tone="memo" solid icon="lock">
      {t('parts.sign.internal')}
    </Label>
  )
}
