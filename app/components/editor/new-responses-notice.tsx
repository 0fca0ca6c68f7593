import { Icon } from '#app/components/parts/icon.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { urls } from '#app/views/urls.ts'

export type NewResponsesView = { count: number; href: string | null }

/** Says that others answered since the writer began; script asks again while the member writes. */
export function NewResponsesNotice({
  threadId,
  since,
  given,
}: {
  threadId: string
  since: string
  given: NewResponsesView | null
}) {
  const t = useT()
  return (
    <div role="status" data-new-responses={urls.newResponses(threadId, since)}>
      {given !== null && given.count > 0 && (
        <p className="note">
          <Icon name="info" />
          <span>
            {t('composer.meanwhile.text', { count: given.count })}{' '}
            {given.href !== null && (
              <a href={given.href} target="_blank" rel="noreferrer">
                {t('composer.meanwhile.look')}
              </a>
            )}
          </span>
        </p>
      )}
    </div>
  )
}
