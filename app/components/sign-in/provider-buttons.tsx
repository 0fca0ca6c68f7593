import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** The providers to sign in through, each a button; nothing without any. */
export function ProviderButtons({
  providers,
  next,
}: {
  providers: readonly { key: string; name: string }[]
  next: string
}) {
  const t = useT()
  if (providers.length === 0) return null
  return (
    <ul className="stack tight" aria-label={t('identity.buttons.label')}>
      {providers.map(({ key, name }) => (
        <li key={key}>
          <form method="post" action={`/login/${key}`} data-reload>
            <input type="hidden" name="intent" value="start" />
            <input type="hidden" name="next" value={next} />
            <Button fillPhone>{t('identity.buttons.with', { provider: name })}</Button>
          </form>
        </li>
      ))}
    </ul>
  )
}
