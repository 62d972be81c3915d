// A short message over the sheet's foot.
import type { Session } from '../session.ts'

export const NoticeBar = ({ session }: { session: Session }) => {
  const notice = session.notice.value
  return (
    <div class="notices" role="status">
      {notice && <p class={`notice ${notice.kind}`}>{notice.text}</p>}
    </div>
  )
}
