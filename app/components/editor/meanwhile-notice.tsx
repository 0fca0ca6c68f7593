import { useEffect, useState, type RefObject } from 'react'
import { Icon } from '#app/components/parts/icon.tsx'
import { useT } from '#app/components/shell/reader.tsx'

export type News = { count: number; href: string | null }

const everyMs = 45_000

/**
 * Says that others answered since the writer began. Asked while somebody writes, at most every 45 seconds; nothing is
 * held up.
 */
export function MeanwhileNotice({
  threadId,
  since,
  given,
  area,
}: {
  threadId: string
  since: string
  given: News | null
  area: RefObject<HTMLTextAreaElement>
}) {
  const t = useT()
  const [news, setNews] = useState<News | null>(given)
  useEffect(() => {
    const text = area.current
    let askedAt = Date.parse(since)
    const ask = async (): Promise<void> => {
      if (performance.timeOrigin + performance.now() - askedAt < everyMs || text?.value === '') return
      askedAt = performance.timeOrigin + performance.now()
      const answer = await fetch(`/threads/${threadId}/meanwhile?since=${encodeURIComponent(since)}`).catch(() => null)
      if (answer?.ok === true) setNews((await answer.json()) as News)
    }
    const onInput = (): void => void ask()
    text?.addEventListener('input', onInput)
    text?.addEventListener('focus', onInput)
    return () => {
      text?.removeEventListener('input', onInput)
      text?.removeEventListener('focus', onInput)
    }
  }, [area, since, threadId])
  return (
    <div role="status">
      {news !== null && news.count > 0 && (
        <p className="note">
          <Icon name="info" />
          <span>
            {t('composer.meanwhile.text', { count: news.count })}{' '}
            {news.href !== null && (
              <a href={news.href} target="_blank" rel="noreferrer">
                {t('composer.meanwhile.look')}
              </a>
            )}
          </span>
        </p>
      )}
    </div>
  )
}
