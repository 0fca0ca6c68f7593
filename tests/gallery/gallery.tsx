import type { ReactNode } from 'react'
import { CaseList, SeverityLabel } from '#app/components/cases/case-row.tsx'
import { CaseTimeline } from '#app/components/cases/case-timeline.tsx'
import { Clock } from '#app/components/cases/clock.tsx'
import { ComplaintCues } from '#app/components/cases/complaint-cues.tsx'
import { CustomerCard } from '#app/components/cases/customer-card.tsx'
import { Editor } from '#app/components/editor/editor.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, ChoiceField, SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { BalanceCard, StampCard } from '#app/components/loyalty/balance-card.tsx'
import { LedgerList } from '#app/components/loyalty/ledger-list.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { LinkList } from '#app/components/parts/link-list.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Section, SideSection } from '#app/components/parts/section.tsx'
import { Sprite } from '#app/components/parts/sprite.tsx'
import { FilterChips, SortMenu, Tabs } from '#app/components/parts/tabs.tsx'
import { SearchHero } from '#app/components/search/search-hero.tsx'
import { ErrorPage } from '#app/components/shell/error-page.tsx'
import { Footer } from '#app/components/shell/footer.tsx'
import { Header } from '#app/components/shell/header.tsx'
import { PageProvider, type Page } from '#app/components/shell/page.tsx'
import { ReaderProvider } from '#app/components/shell/reader.tsx'
import { Toast } from '#app/components/shell/toast.tsx'
import { ConsentList } from '#app/components/stories/consent-list.tsx'
import { StoryCard, StoryCards } from '#app/components/stories/story-card.tsx'
import { StoryArticle } from '#app/components/stories/story-view.tsx'
import { MeToo } from '#app/components/threads/me-too.tsx'
import { PostCard } from '#app/components/threads/post-card.tsx'
import { ThreadList } from '#app/components/threads/thread-row.tsx'
import { plainFace } from '#app/domain/site/brand/site-face.ts'
import { renderHtml } from '#app/html/render-html.ts'
import { translator, type Locale } from '#app/i18n/index.ts'
import { cases, entries, minseok, now, posts, results, stories, threads } from './gallery-data.ts'

const tab = (text: string, current = false, count?: number) => ({
  text,
  href: `/x/${encodeURIComponent(text)}`,
  current,
  ...(count === undefined ? {} : { count }),
})

function HomePage() {
  const [featured] = stories
  return (
    <>
      <SearchHero solved={2316} />
      <div className="split">
        <div>
          <Section title="답변을 기다리는 질문" aside={<a href="/threads">전체 보기</a>}>
            <ThreadList threads={threads} brief />
          </Section>
          <Section title="내 글">
            <EmptyState title="아직 올린 질문이 없어요" text="비슷한 질문이 이미 해결됐는지 먼저 찾아 드려요.">
              <LinkButton look="primary" href="/threads/new">
                첫 질문 올리기
              </LinkButton>
            </EmptyState>
          </Section>
        </div>
        <aside className="side" aria-label="곁">
          <SideSection title="이달의 성공 사례">{featured && <StoryCard story={featured} feature />}</SideSection>
        </aside>
      </div>
      <Toast toast={{ tone: 'good', key: 'parts.sign.accepted' }} />
    </>
  )
}

function ThreadsPage() {
  return (
    <>
      <PageTitle title="글" lede="질문하고, 경험을 나누고, 바라는 점을 이야기해 보세요." />
      <div className="split">
        <div>
          <Tabs label="글 종류" tabs={[tab('전체', true, 1284), tab('질문'), tab('토론')]} />
          <div className="spread head filter">
            <FilterChips
              label="필터"
              chips={[tab('전체', true), tab('답변 없음', false, 17), tab('해결 안 됨', false, 62), tab('내 글')]}
            />
            <SortMenu label="정렬" choices={[tab('최근 활동순', true), tab('새 글순')]} />
          </div>
          <h2 className="said-only">글 목록</h2>
          <ThreadList threads={threads} />
          <Pager newer="/threads?before=1" older="/threads?after=1" />
        </div>
        <aside className="side" aria-label="분류">
          <SideSection title="비슷한 글">
            <LinkList
              items={[{ href: '/threads/7', text: 'Meter drops off Wi-Fi every night', lang: 'en', remark: '답변 0' }]}
            />
          </SideSection>
        </aside>
      </div>
    </>
  )
}

function ThreadPage() {
  const [form, fields] = useActionForm<{ body: string }>('answer', null)
  return (
    <>
      <Crumbs
        trail={[
          { text: '글', href: '/threads' },
          { text: '미터 설치', href: '/threads?category=meter' },
        ]}
      />
      <div className="split">
        <div>
          <div className="title">
            <h1>앱은 연결됨인데 미터 값이 0 W로만 보입니다</h1>
          </div>
          <PostCard
            post={posts.opening}
            actions={
              <>
                <MeToo threadId="thr_1" count={18} mine={false} mayPress />
                <Button look="quiet" size="small" icon="comment">
                  댓글
                </Button>
              </>
            }
          />
          <div className="head answers">
            <h2>답변 4개</h2>
          </div>
          <PostCard post={posts.accepted} />
          <PostCard
            post={posts.staff}
            actions={
              <Button look="soft" size="small" icon="check">
                채택하기
              </Button>
            }
          />
          <PostCard post={posts.english} />
          <PostCard post={posts.removed} />
          <Section title="답변 쓰기" className="reply">
            <ActionForm form={form} className="stack">
              <Editor field={fields.body} label="답변" placeholder="어떻게 해결했는지 적어 주세요." />
              <p>
                <Button look="primary" fillPhone>
                  답변 올리기
                </Button>
              </p>
            </ActionForm>
          </Section>
        </div>
        <aside className="side" aria-label="관련된 글" />
      </div>
    </>
  )
}

function FormPage() {
  const [form, fields] = useActionForm<{
    name: string
    mail: string
    what: string
    kind: string
    see: string
    agree: string
    body: string
  }>('report', {
    intent: 'report',
    result: {
      status: 'error',
      initialValue: { name: '오민석', mail: 'minseok.example.com', what: '', kind: 'b', see: 'all' },
      error: {
        mail: ['common.field.email'],
        what: ['common.field.tooShort|{"count":8}'],
        body: ['common.field.required'],
      },
    },
  })
  return (
    <>
      <h1>양식</h1>
      <ActionForm form={form} labels={{ mail: '이메일', what: '내용', body: '본문' }}>
        <TextField field={fields.name} label="이름" autoComplete="name" />
        <TextField field={fields.mail} label="이메일" type="email" autoComplete="email" />
        <TextArea field={fields.what} label="무슨 일이 있었나요?" hint="직원이 업무 시간 4시간 안에 답변해요." />
        <SelectField
          field={fields.kind}
          label="분류"
          optional
          none="고르지 않음"
          options={[
            { value: 'a', text: '미터 설치' },
            { value: 'b', text: '요금과 청구' },
          ]}
        />
        <ChoiceField
          field={fields.see}
          label="누가 볼 수 있나요?"
          options={[
            { value: 'all', text: '전체 공개', hint: '다른 고객이 답변해요.' },
            { value: 'staff', text: '직원에게만' },
          ]}
        />
        <CheckField field={fields.agree} label="이 내용을 공개하는 데 동의해요" hint="언제든 철회할 수 있어요." />
        <Editor field={fields.body} label="본문" labelled memo />
        <div className="row">
          <Button look="primary" fillPhone>
            보내기
          </Button>
          <Button look="quiet">그만두기</Button>
          <ConfirmButton text="삭제" consequence="글과 답변이 모두 사라져요." confirm="삭제" />
        </div>
      </ActionForm>
      <div className="stack">
        <Alert tone="good">의견을 받았어요.</Alert>
        <Alert tone="warn" title="저장되지 않았어요">
          다시 연결되면 저장해요.
        </Alert>
        <Alert tone="info">펌웨어 4.0을 기준으로 쓴 답변이에요.</Alert>
        <Note tone="warn" icon="warn">
          윤태경 님도 답변을 쓰고 있어요.
        </Note>
      </div>
    </>
  )
}

function CasePage() {
  return (
    <>
      <PageTitle title="케이스" lede="마감이 가까운 순서예요." />
      <h2 className="said-only">목록</h2>
      <CaseList cases={cases} />
      <div className="head casehead">
        <div>
          <h2>두 달째 같은 금액이 청구됩니다</h2>
          <div className="meta gap">
            <b className="num">C-1042</b>
            <SeverityLabel severity="P1" />
          </div>
        </div>
      </div>
      <div className="split work">
        <div>
          <ComplaintCues
            certainty={0.94}
            cues={[
              { words: '답이 없', strong: true },
              { words: '두 달째', strong: false },
            ]}
          >
            <Button size="small">불만 맞음</Button>
          </ComplaintCues>
          <h2 className="said-only">대화</h2>
          <CaseTimeline entries={entries} />
        </div>
        <aside className="side-work" aria-label="케이스 정보">
          <section className="card first">
            <Clock clock={{ kind: 'firstResponse', state: 'met', promisedMinutes: 60, usedMinutes: 39 }} />
            <Clock big clock={{ kind: 'resolution', state: 'soon', promisedMinutes: 540, usedMinutes: 348 }} />
          </section>
          <CustomerCard
            customer={{
              author: minseok,
              plan: '가정 플러스',
              renewsAt: '2026-12-14T00:00:00.000Z',
              openCases: 1,
              answers: 12,
              acceptedAnswers: 4,
            }}
          />
        </aside>
      </div>
      <DataTable
        caption="작업"
        showCaption
        rows={[{ name: 'notify', runs: 12 }]}
        rowKey={(job) => job.name}
        columns={[
          { key: 'name', title: '이름', cell: (job) => job.name },
          { key: 'runs', title: '횟수', figure: true, cell: (job) => job.runs },
        ]}
      />
    </>
  )
}

function PointsPage() {
  return (
    <>
      <h1>내 포인트</h1>
      <BalanceCard
        balance={{
          available: 1240,
          pending: 85,
          pendingUntil: '2026-11-27T05:48:00.000Z',
          reserved: 0,
          reputation: 612,
        }}
      />
      <Section title="단골 · 다음 등급 챔피언">
        <StampCard on={8} next="챔피언" />
      </Section>
      <Section title="내역">
        <LedgerList
          empty={{ title: '아직 없음', text: '답변이 추천받으면 여기에 보여요.' }}
          lines={[
            {
              id: 'l1',
              at: '2026-11-24T00:20:00.000Z',
              sentence: (
                <>
                  <a href="/threads/1">검침일을 바꾸면 요금도 달라지나요?</a>에 쓴 답변이 추천을 받았어요
                </>
              ),
              remarks: ['답변 추천, 규칙 버전 7'],
              points: 2,
              reputation: 10,
              state: 'pending',
              stateText: '예정, 11월 27일부터',
              alike: null,
            },
            {
              id: 'l2',
              at: '2026-11-22T18:10:00.000Z',
              sentence: (
                <>
                  <b>정정:</b> 추천 3개가 취소됐어요
                </>
              ),
              remarks: [],
              points: -6,
              reputation: -30,
              state: 'reversed',
              stateText: '추천 정정',
              alike: null,
            },
            {
              id: 'l3',
              at: '2026-11-18T01:00:00.000Z',
              sentence: '성공 사례가 게시됐어요',
              remarks: [],
              points: 25,
              reputation: 0,
              state: 'available',
              stateText: '쓸 수 있음',
              alike: null,
            },
            {
              id: 'l4',
              at: '2026-11-18T00:00:00.000Z',
              sentence: '저장 공간으로 교환했어요',
              remarks: [],
              points: -200,
              reputation: 0,
              state: 'spent',
              stateText: '교환',
              alike: null,
            },
          ]}
        />
      </Section>
    </>
  )
}

function StoryPage() {
  return (
    <>
      <div className="split">
        <StoryArticle
          rule={<a href="/points/rules">적립 규칙 버전 7</a>}
          story={{
            headline: '새벽 냉장고 두 대가 범인이었습니다',
            lang: 'ko',
            author: {
              name: '정미라',
              handle: 'mira',
              company: '카페 느린오후, 전주',
              tenure: { kind: 'customer', years: 4 },
            },
            publishedAt: '2026-11-18T01:00:00.000Z',
            rewardPoints: 25,
            results,
            quote: '기계를 산 줄 알았는데, 물어볼 사람들을 얻었습니다.',
            sections: [
              { heading: '상황과 걱정', paragraphs: ['가게를 닫은 밤에도 요금이 낮 영업시간만큼 나왔습니다.'] },
              { heading: '전환점', paragraphs: ['박준호 님이 새벽 그래프를 읽는 법을 알려 주셨습니다.'] },
            ],
          }}
        >
          <p className="row">
            <Button look="primary" icon="heart">
              고마워요 <span className="num">63</span>
            </Button>
          </p>
        </StoryArticle>
        <aside className="side" aria-label="사례 정보">
          <SideSection title="작성자가 동의한 범위">
            <ConsentList agreed={['커뮤니티와 홈페이지', '이름과 상호']} kept={['사진']} remark="11월 16일에 동의함." />
          </SideSection>
        </aside>
      </div>
      <h2 className="said-only">다른 사례</h2>
      <StoryCards stories={stories} />
    </>
  )
}

function ErrorPages() {
  return (
    <>
      {[404, 401, 403, 409, 422, 429, 500, 503].map((status) => (
        <ErrorPage key={status} status={status} details={{ retryAfterSeconds: 95, requestId: 'evt_01abc' }} />
      ))}
    </>
  )
}

export const galleryPages = {
  home: { page: HomePage, path: '/', narrow: false },
  threads: { page: ThreadsPage, path: '/threads', narrow: false },
  thread: { page: ThreadPage, path: '/threads/1', narrow: false },
  form: { page: FormPage, path: '/threads/new', narrow: true },
  case: { page: CasePage, path: '/staff/cases', narrow: false },
  points: { page: PointsPage, path: '/me/points', narrow: false },
  story: { page: StoryPage, path: '/stories/1', narrow: false },
  errors: { page: ErrorPages, path: '/nowhere', narrow: false },
} satisfies Record<string, { page: () => ReactNode; path: string; narrow: boolean }>

export type GalleryPage = keyof typeof galleryPages

/** A whole document of one gallery page as static HTML, with `css` inside. Sample data only; nothing here is served. */
export function galleryHtml(
  name: GalleryPage,
  options: { locale: Locale; theme: 'light' | 'dark'; signedIn: boolean; css: string },
): string {
  const { page: Shown, path, narrow } = galleryPages[name]
  const { locale, theme, signedIn } = options
  const me = {
    id: 'mem_1',
    handle: 'seoyeon',
    name: '김서연',
    roles: ['member', 'agent'],
    trustLevel: 2,
    tint: 1,
  } as const
  const reader = {
    locale,
    t: translator(locale),
    now,
    timeZone: 'Asia/Seoul',
    theme,
    formStamp: 'stamp',
    formTime: '',
    siteName: locale === 'ko' ? '하루와트' : 'Haruwatt',
    face: plainFace,
    me: signedIn ? me : null,
  }
  const shown: Page = {
    data: undefined,
    result: undefined,
    handle: {},
    origin: 'http://localhost:3000',
    route: null,
    pathname: path,
    search: '',
    failure: null,
  }
  const body = renderHtml(
    <PageProvider value={shown}>
      <ReaderProvider value={reader}>
        <a className="skip" href="#main">
          {reader.t('shell.skip')}
        </a>
        <Sprite />
        <Header search={name !== 'home'} />
        <main id="main" className={narrow ? 'page narrow' : 'page'}>
          <Shown />
        </main>
        <Footer />
      </ReaderProvider>
    </PageProvider>,
  )
  return `<!doctype html><html lang="${locale}" data-theme="${theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title><style>${options.css}</style></head><body>${body}</body></html>`
}
