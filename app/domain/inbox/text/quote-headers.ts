/**
 * How mail programs introduce the mail they quote below an answer. Sources: the headers that Gmail, Apple Mail, Outlook,
 * Thunderbird, Yahoo, Proton, Samsung, Naver, Daum, Kakao and Nate write in Korean and English.
 */

/** A line of dashes with a title: everything below is the quoted or forwarded mail. */
export const separator =
  /^[-_=*\s]{2,}\s*(original (message|mail|e-?mail)|forwarded message|begin forwarded message|원본\s?(메일|메시지|이메일)|원래\s?(메일|메시지)|(전달된|전달)\s?(메일|메시지|이메일))\s*:?\s*[-_=*\s]*$/i

/** A line of underscores, which Outlook's apps draw above the header of the quoted mail. */
export const rule = /^[_\-=]{10,}$/

// Names of the lines of such a header. Outlook, Naver and Daum write them in different orders.
const sender = 'from|보낸\\s?(?:사람|이)|발신(?:자|인)?'
const others =
  'sent|date|to|cc|subject|reply-to|보낸\\s?(?:날짜|시간)|날짜|일시|받는\\s?(?:사람|이)|수신(?:자|인)?|참조|제목'

/** A line of the header of a quoted mail, `보낸 사람: 단골 <…>`. */
export const headerLine = new RegExp(`^(?:${sender}|${others})\\s?:(?:\\s|$)`, 'i')

/** Its first line names the sender, or the date in some versions of Samsung's and Daum's. */
export const firstHeaderLine = new RegExp(`^(?:${sender}|date|날짜|일시|보낸\\s?(?:날짜|시간))\\s?:(?:\\s|$)`, 'i')

/** `On …, Dangol <…> wrote:` and its Korean counterparts, each in one line or broken into several. */
export const attributions = [
  /^on\s.{6,240}\swrote\s?:$/i,
  /^(?:\(?[월화수목금토일](?:요일)?\)?,?\s*)?\d{2,4}\s?[-./년]\s?\d{1,2}.{4,240}(작성(함|됨)?|쓴\s?글|썼습니다|쓰셨습니다|보낸\s?메시지|적었습니다)\s?:$/,
  /^.{2,120}<[^<>\s]+@[^<>\s]+>\s?(님이|이\(가\)|이|가)?\s?(\d{4}\s?[-./년].{4,60})?\s?(작성|쓴\s?글|썼습니다|쓰셨습니다)\s?:$/,
]

/** The longest attribution seen was broken into four lines. */
export const attributionLines = 4

/** Lines that phones and free mail services add below what was written. */
export const signatures = [
  /^sent from (my |yahoo|outlook|mail for|proton|samsung|naver|the )/i,
  /^sent (with|via) .{0,40}(mail|app|iphone|android|galaxy)/i,
  /^get outlook for (ios|android)/i,
  /^(나의|내|제) .{1,24}에서 (보냄|보냈습니다|보낸 메일입니다|보낸 메일)\.?$/,
  /^.{1,24}(폰|phone|pad|galaxy|갤럭시|스마트폰|휴대폰|앱|outlook|메일)(을 통해|에서) (보냄|보냈습니다|보낸 (메일|메시지)(입니다)?|발송(됨|했습니다|된 메일입니다)|전송(됨|했습니다))\.?$/i,
  /^(ios|android)용 outlook (다운로드|받기|가져오기)/i,
  /^.{1,24}(로|으로) (보냄|보냈습니다|작성됨)\.?$/,
  /^yahoo mail: .{3,60}$/i,
  // The line that Outlook's apps draw above the quoted mail.
  /^\* \* \*$/,
  /^outlook for (ios|android) (다운로드|받기)/i,
]

/** `-- ` above a signature. Some programs drop its space. */
export const signatureStart = /^-- ?$/
