import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { type DataOf, type PageProps, useActionData } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { bookmarkNoteMaxLength, bookmarkShape } from '#app/domain/following/input.ts'
import { bookmarks } from '#app/domain/following/queries/bookmarks.server.ts'
import { removeBookmark } from '#app/domain/following/remove-bookmark.server.ts'
import { saveBookmark } from '#app/domain/following/save-bookmark.server.ts'
import { postRefShape } from '#app/domain/threads/input.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { type PageArgs, memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('following.bookmarks.title'), noindex: true }),
}

const perPage = 25
const queryMaxLength = 100

export const loader = memberLoader(async ({ ctx, url }) => {
  const cursor = url.searchParams.get('cursor')
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, queryMaxLength)
  const page = await bookmarks(ctx, q, { limit: perPage, cursor })
  const at = (params: Record<string, string>): string => withQuery(urls.bookmarks(), { q, ...params })
  return {
    q,
    items: page.items.map(({ post, ...bookmark }) => ({
      ...bookmark,
      post:
        post === null
          ? null
          : {
              href: urls.permalink(bookmark.postId),
              title: post.thread.title,
              titleLang: post.thread.lang,
              excerpt: post.excerpt,
              lang: post.lang,
              author: post.author,
            },
    })),
    first: cursor === null ? null : at({}),
    next: page.next === null ? null : at({ cursor: page.next }),
  }
})

export const action = formAction(
  {
    note: intent({
      shape: bookmarkShape,
      limit: 'keep',
      run: async (page, input) => {
        await saveBookmark(page.ctx, input)
        return { to: here(page), toast: { tone: 'good', key: 'following.bookmark.changed' } }
      },
    }),
    remove: intent({
      shape: postRefShape,
      limit: 'keep',
      run: async (page, input) => {
        await removeBookmark(page.ctx, input)
        return { to: here(page), toast: { tone: 'good', key: 'following.bookmark.removed' } }
      },
    }),
  },
  { member: true },
)

function here({ url }: PageArgs): string {
  return `${urls.bookmarks()}${url.search}`
}

export default function Bookmarks({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { q, items, first, next } = data
  return (
    <>
      <PageTitle title={t('following.bookmarks.title')} lede={t('following.bookmarks.lede')} />
      {(items.length > 0 || q !== '') && (
        <form className="find wide" role="search" aria-label={t('following.bookmarks.find')}>
          <Icon name="search" />
          <label className="said-only" htmlFor="find-bookmark">
            {t('following.bookmarks.find')}
          </label>
          <input
            id="find-bookmark"
            name="q"
            type="search"
            placeholder={t('following.bookmarks.find')}
            defaultValue={q}
            maxLength={queryMaxLength}
          />
        </form>
      )}
      <Section title={t('following.bookmarks.title')} quietTitle className="filter">
        {items.length === 0 ? (
          <EmptyState
            title={t(q === '' ? 'following.bookmarks.empty' : 'following.bookmarks.emptyFound')}
            text={t(q === '' ? 'following.bookmarks.emptyText' : 'following.bookmarks.emptyFoundText')}
          />
        ) : (
          <ul className="lines">
            {items.map((item) => (
              <BookmarkLine key={item.postId} item={item} />
            ))}
          </ul>
        )}
      </Section>
      <Pager newer={first} older={next} />
    </>
  )
}

type Item = DataOf<typeof loader>['items'][number]

function BookmarkLine({ item: { postId, note, createdAt, post } }: { item: Item }) {
  const t = useT()
  const titleLang = useTextLang(post?.titleLang ?? null)
  const lang = useTextLang(post?.lang ?? null)
  return (
    <li className="stack tight">
      {post === null ? (
        <p className="quiet-text">{t('following.bookmark.gone')}</p>
      ) : (
        <>
          <h2>
            <a href={post.href} lang={titleLang}>
              {post.title}
            </a>
          </h2>
          <p lang={lang}>{post.excerpt}</p>
        </>
      )}
      <p className="meta">
        {post !== null && <bdi>{post.author ?? t('parts.people.deleted')}</bdi>}
        <Time at={createdAt} />
      </p>
      {note !== '' && <blockquote className="lines-kept">{note}</blockquote>}
      <div className="row">
        {post !== null && <NoteForm postId={postId} note={note} />}
        <form method="post">
          <input type="hidden" name="postId" value={postId} />
          {note === '' ? (
            <Button look="quiet" size="small" name="intent" value="remove">
              {t('following.bookmark.remove')}
            </Button>
          ) : (
            <ConfirmButton
              text={t('following.bookmark.remove')}
              consequence={t('following.bookmark.removeConsequence')}
              confirm={t('following.bookmark.remove')}
              name="intent"
              value="remove"
            />
          )}
        </form>
      </div>
    </li>
  )
}

function NoteForm({ postId, note }: { postId: string; note: string }) {
  const t = useT()
  const result = useActionData<typeof action>()
  const [form, fields] = useActionForm<{ postId: string; note: string }>(
    'note',
    result,
    { postId, note },
    { field: 'postId', value: postId },
  )
  const label = t('following.bookmark.note')
  return (
    // A saved note closes its fold; one that was refused stays open with what was typed.
    <details className="fold" key={note} open={form.errors !== undefined || fields.note.errors !== undefined}>
      <summary>{t('following.bookmark.edit')}</summary>
      <ActionForm form={form} labels={{ note: label }} className="stack">
        <input type="hidden" name="postId" value={postId} />
        <TextArea
          field={fields.note}
          label={label}
          hint={t('following.bookmark.noteHint')}
          rows={3}
          maxLength={bookmarkNoteMaxLength}
          optional
        />
        <p className="row">
          <Button size="small">{t('common.save')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}
