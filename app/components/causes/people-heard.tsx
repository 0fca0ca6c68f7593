import { Icon } from '#app/components/parts/icon.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** On an announcement that fixes what people reported: how many they are. */
export function PeopleHeard({ people }: { people: number }) {
  const t = useT()
  return (
    <p className="note good">
      <Icon name="check" />
      <span>
        <b>{t('causes.heard.title')}</b> {t('causes.heard.people', { count: people })}
      </span>
    </p>
  )
}
