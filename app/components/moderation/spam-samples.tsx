import { Label } from '#app/components/parts/label.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { urls } from '#app/views/urls.ts'

type Sample = {
  id: string
  text: string
  lang: 'en' | 'ko' | null
  state: string
  at: string
  name: string
  handle: string
}

/** The latest posts of those whom a decision about spam is about. */
export function SpamSamples({ samples }: { samples: readonly Sample[] }) {
  const t = useT()
  if (samples.length === 0) return <p className="quiet-text">{t('spam.decide.noSamples')}</p>
  return (
    <ul className="lines">
      {samples.map((post) => (
        <li key={post.id}>
          <p lang={post.lang ?? undefined}>{post.text}</p>
          <p className="meta">
            <a href={urls.memberFile(post.handle)}>
              <bdi>{post.name}</bdi>
            </a>
            <Time at={post.at} />
            {post.state === 'held' && <Label>{t('spam.decide.held')}</Label>}
          </p>
        </li>
      ))}
    </ul>
  )
}
