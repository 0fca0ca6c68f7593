import { DataTable } from '#app/components/parts/data-table.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { MemberFile } from '#app/views/moderation/member-file.server.ts'
import { DecisionLines } from './decision-lines.tsx'

/** What a member did and what was decided about it, with accounts that share their devices. */
export function FileHistory({ file }: { file: MemberFile }) {
  const t = useT()
  const { posts, decisions, linked, findings } = file
  return (
    <div className="stack loose">
      <Section title={t('moderation.file.decisions')}>
        {decisions.length === 0 ? (
          <p className="meta-text">{t('moderation.file.noDecisions')}</p>
        ) : (
          <DecisionLines decisions={decisions} />
        )}
      </Section>
      <Section title={t('moderation.file.posts')}>
        {posts.length === 0 && <p className="meta-text">{t('moderation.file.noPosts')}</p>}
        <ul className="lines">
          {posts.map((post) => (
            <PostLine key={post.id} post={post} />
          ))}
        </ul>
      </Section>
      {linked.length > 0 && (
        <Section title={t('moderation.file.linked')}>
          <p className="meta-text">{t('moderation.file.linkedText')}</p>
          <DataTable
            caption={t('fairness.tableOf', { part: t('moderation.file.linked') })}
            rows={linked}
            rowKey={({ id, address, browser }) => `${id} ${address} ${browser}`}
            columns={[
              {
                key: 'member',
                title: t('moderation.appeals.member'),
                cell: ({ name, href }) => (
                  <a href={href}>
                    <bdi>{name}</bdi>
                  </a>
                ),
              },
              { key: 'address', title: t('moderation.file.address'), cell: ({ address }) => address },
              { key: 'browser', title: t('moderation.file.browser'), cell: ({ browser }) => browser },
              { key: 'at', title: t('moderation.file.lastSeen'), cell: ({ at }) => <Time at={at} form="moment" /> },
            ]}
          />
        </Section>
      )}
      {findings.length > 0 && (
        <Section title={t('moderation.file.findings')}>
          <ul className="lines">
            {findings.map(({ id, pattern, at, href }) => (
              <li key={id} className="meta">
                {href === null ? t(`gaming.pattern.${pattern}`) : <a href={href}>{t(`gaming.pattern.${pattern}`)}</a>}
                <Time at={at} form="moment" />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

function PostLine({ post }: { post: MemberFile['posts'][number] }) {
  const t = useT()
  return (
    <li>
      <a href={post.href} lang={useTextLang(post.lang)}>
        {post.excerpt}
      </a>
      <p className="meta">
        <span>{t(`moderation.postKind.${post.kind}`)}</span>
        <Time at={post.at} />
        {post.state !== 'visible' && <span>{t(`moderation.postState.${post.state}`)}</span>}
      </p>
    </li>
  )
}
