import { useT } from '#app/components/shell/reader.tsx'
import type { TextKey } from '#app/i18n/translate.ts'
import type { Abilities } from '#app/registry/abilities.ts'

/** What a trust level newly grants, in words; the same rows as the permission check and the limits. */
export function AbilityList({ abilities }: { abilities: Abilities }) {
  const t = useT()
  if (abilities.permissions.length + abilities.perDay.length === 0)
    return <p className="quiet-text">{t('trust.nothingNew')}</p>
  return (
    <ul className="bullets">
      {abilities.permissions.map((name) => (
        <li key={name}>{t(`admin.permission.${name.replace('.', '_')}` as TextKey)}</li>
      ))}
      {abilities.perDay.map(({ act, count }) => (
        <li key={act}>{t(`trust.perDay.${act}`, { count })}</li>
      ))}
    </ul>
  )
}
