// The other commands: compare, write, verify, completion, help, and calls that are none.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { assess, reportDigest } from '../../shared/assess.ts'
import { readXlsx } from '../../shared/files/index.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { realShaped } from '../../test/fixtures/real-shaped/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { signReceipt } from '../receipts/receipt.ts'
import { call, useFolder } from './testing.ts'

const file = useFolder()
const snapshot = referenceSnapshot()
const reference = () => file('budget.json', JSON.stringify(snapshot))
const plan = () => file('plan.json', JSON.stringify(referencePlan()))

/** The reference with one cell changed. */
function changed(address: 'D6', value: number): string {
  const rows = snapshot.rows.map((row) => [...row])
  const row = rows[Number(address.slice(1)) - 1]
  if (row) row[3] = value
  return file('changed.json', JSON.stringify({ ...snapshot, rows }))
}

describe('compare', () => {
  it('exits 0 for the same budget', async () => {
    const { status, out } = await call(['compare', reference(), reference()])
    expect([status, out]).toEqual([0, expect.stringContaining('Nothing changed.')])
  })

  it('exits 1 with each change, its cells and its effect on the share', async () => {
    const asked = ['compare', reference(), changed('D6', 30_852), '--plan', plan()]
    const { status, out } = await call([...asked, '--lang', 'ja'])
    expect(status).toBe(1)
    expect(out).toContain('反映割合 50.7% → 53.7%（+3.01ポイント）')
    expect(out).toMatch(/金額 D6 .*20,852千円.* → 30,852千円.*反映割合への影響 \+3\.01ポイント/)
    const { out: json } = await call([...asked, '-f', 'json'])
    const { changes, totals } = JSON.parse(json)
    expect(totals.total).toBe(10_000_000)
    expect(changes.map(({ kind }: { kind: string }) => kind)).toEqual(['amount'])
  })
})

describe('trace', () => {
  it('goes down from the share and up from a cell', async () => {
    const share = await call(['trace', reference(), 'share', '--plan', plan(), '--lang', 'ja'])
    expect([share.status, share.out]).toEqual([0, expect.stringContaining('[numerator]')])
    expect(share.out).toContain('77,870千円 ÷ 153,589千円 × 100')
    const cell = await call(['trace', reference(), 'D6', '--plan', plan(), '-f', 'json'])
    const { kind, enters } = JSON.parse(cell.out)
    expect([kind, enters.at(-1).figure]).toEqual(['cell', 'share'])
    const none = await call(['trace', reference(), 'shares'])
    expect([none.status, none.error]).toEqual([2, expect.stringContaining('no figure or cell')])
  })
})

describe('document and tie', () => {
  const text = readFileSync(
    resolve(import.meta.dirname, '../../test/fixtures/plans/suminoe-plan.md'),
    { encoding: 'utf8' },
  )
  const published = () => file('suminoe-plan.md', text)

  it('make each page, in the form of the output’s ending, and tie out to no difference', async () => {
    for (const name of ['page.html', 'page.docx', 'page.md', 'page.txt']) {
      const output = file(name)
      const made = await call(['document', reference(), '--plan', published(), '-o', output])
      expect([name, made.status, made.error]).toEqual([name, 0, expect.stringContaining(name)])
      const tied = await call(['tie', reference(), output, '--plan', published(), '-f', 'json'])
      const { counts } = JSON.parse(tied.out)
      expect([name, counts.differs, counts.noSource]).toEqual([name, 0, 0])
      expect(counts.equal).toBeGreaterThan(10)
    }
    const items = await call(['document', reference(), '--kind', 'items', '--form', 'csv'])
    expect(items.out).toContain('20852000')
    const none = await call(['document', reference(), '--kind', 'poster'])
    expect([none.status, none.error]).toEqual([2, expect.stringContaining('plan, share, opinions')])
    const pdf = await call(['document', reference(), '-o', file('page.pdf')])
    expect([pdf.status, pdf.error]).toEqual([2, expect.stringContaining('no form "pdf"')])
  })

  it('name a wrong number at its line, with what it should be and its cell', async () => {
    const draft = file('draft.md', text.replace('20,852', '28,052'))
    const asked = ['tie', reference(), draft, '--plan', published(), '--lang', 'ja']
    const { status, out } = await call(asked)
    expect(status).toBe(1)
    const line = text.slice(0, text.indexOf('20,852')).split('\n').length
    expect(out).toMatch(new RegExp(`draft\\.md:${line}:\\d+ .*20,852千円.* D6`))
    expect(out).toContain('不一致1')
  })
})

describe('write', () => {
  const books = Object.entries(realShaped)

  it.each(books)('%s: a copy with both sheets, the file itself as it was', async (_, bytes) => {
    const path = file('book.xlsx', bytes)
    const output = file('written.xlsx')
    const { status, error } = await call(['write', path, '-o', output])
    expect([status, error]).toEqual([expect.any(Number), expect.stringContaining('written.xlsx')])
    expect(status).toBeLessThan(2)
    expect(new Uint8Array(readFileSync(path))).toEqual(new Uint8Array(bytes))
    const reading = readXlsx(readFileSync(output))
    const names = reading.ok ? reading.sheets.map(({ name }) => name) : []
    expect(names).toEqual(expect.arrayContaining(['反映明細', '反映集計']))
  })

  it('never over its own input, and nothing where it refuses', async () => {
    const path = file('book.xlsx', books[0]?.[1])
    const { status, error } = await call(['write', path, '-o', path])
    expect([status, error]).toEqual([2, expect.stringContaining('is an input file')])
    const output = file('none.xlsx')
    expect((await call(['write', file('x.xlsx', 'text'), '-o', output])).status).toBe(2)
    expect(existsSync(output)).toBe(false)
  })
})

describe('verify', () => {
  async function attested() {
    const report = assess(snapshot, referencePlan(), defaultPolicy)
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'EdDSA', use: 'sig' }
    const receipt = await signReceipt(
      { kid: 'k', key: privateKey } as Parameters<typeof signReceipt>[0],
      {
        issuer: 'https://hanei.example',
        runId: '01JZZZZZZZZZZZZZZZZZZZZZZZ',
        ward: 'suminoe',
        at: new Date('2026-11-26T00:00:00Z'),
        reportDigest: reportDigest(report),
        report,
        audit: { seq: 1, hash: 'a'.repeat(64) },
      },
    )
    return {
      receipt: file('receipt.txt', receipt),
      keys: file('jwks.json', JSON.stringify({ keys: [jwk] })),
      report: file('report.json', JSON.stringify({ digest: '', report })),
      text: receipt,
    }
  }

  it('holds a receipt, its report and its sheet', async () => {
    const { receipt, keys, report } = await attested()
    const { status, out } = await call([
      'verify',
      receipt,
      reference(),
      '--keys',
      keys,
      '--report',
      report,
    ])
    expect(out).toContain('good and unaltered')
    expect(out).toContain('Issuer: https://hanei.example')
    expect(out).toContain('report is the one attested')
    expect(out).toContain('sheet is as it was attested')
    expect(status).toBe(0)
  })

  it('exits 1 for a changed sheet, a changed receipt, another key', async () => {
    const { receipt, keys, text } = await attested()
    const sheet = await call(['verify', receipt, changed('D6', 1), '--keys', keys])
    expect([sheet.status, sheet.out]).toEqual([1, expect.stringContaining('has changed')])
    const [header, , signature] = text.split('.')
    const forged = [header, Buffer.from('{"iss":"x"}').toString('base64url'), signature].join('.')
    const altered = await call(['verify', file('f.txt', forged), '--keys', keys])
    expect([altered.status, altered.out]).toEqual([1, expect.stringContaining('was altered')])
    const none = file('none.json', JSON.stringify({ keys: [] }))
    const other = await call(['verify', receipt, '--keys', none, '--lang', 'ja'])
    expect([other.status, other.out]).toEqual([1, expect.stringContaining('一覧にない鍵')])
  })
})

describe('help', () => {
  it.each(['ja', 'en'])('names every command and option, %s', async (lang) => {
    const { status, out } = await call(['help', '--lang', lang])
    expect(status).toBe(0)
    for (const word of ['check', 'compare', 'write', 'verify', '--expect', '-f, --format'])
      expect(out).toContain(word)
    const one = await call(['check', '--help', '--lang', lang])
    expect(one.out).toContain('--plan')
    expect(one.out).not.toContain('--keys')
  })

  it.each([
    [['chek'], 'There is no command "chek".'],
    [['check', '--fromat', 'x'], 'There is no option "--fromat".'],
    [['check', '-q'], 'There is no option "-q".'],
    [['check', 'a', '--keys', 'b'], '--keys does not go with "check".'],
    [['check', 'a', '-f', 'pdf'], 'Choose one of text, json, csv, junit, sarif.'],
    [['compare', 'a'], 'Name two files: before, then after.'],
    [['check', '-', '-'], 'Standard input (-) can be read once only.'],
    [['check', 'a', '--plan'], 'Check the value of --plan.'],
  ])('%j is told what is wrong, exit 2', async (argv, message) => {
    const { status, out, error } = await call(argv)
    expect([status, out, error]).toEqual([2, '', expect.stringContaining(message)])
    expect(error).toContain('--help')
  })

  it('the completion of bash is a script that bash takes, and completes', async () => {
    const { out } = await call(['completion', 'bash'])
    const script = `${out}\nCOMP_WORDS=(hanei check --pl); COMP_CWORD=2; _hanei; echo "$COMPREPLY"`
    expect(execFileSync('bash', ['-c', script]).toString().trim()).toBe('--plan')
    for (const shell of ['zsh', 'fish'])
      expect((await call(['completion', shell])).out).toContain('hanei')
  })
})

describe('a terminal', () => {
  it('says what cannot be written, and leaves nothing of it', async () => {
    const folder = file('taken')
    mkdirSync(folder)
    const { status, error } = await call(['check', reference(), '-o', folder, '--lang', 'en'])
    expect([status, error]).toEqual([2, expect.stringContaining('taken cannot be written')])
    expect(readdirSync(dirname(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('shows progress over several files and leaves no trace of it', async () => {
    const { error } = await call(['check', reference(), reference()], { interactive: true })
    expect(error).toContain('2/2')
    expect(error).toMatch(/\r +\r2 files: /)
    const piped = await call(['check', reference(), reference()])
    expect(piped.error).not.toContain('2/2')
  })
})
