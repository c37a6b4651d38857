import { Button, Form, Input, InputNumber, Select, Space } from 'antd'
import type { ReactNode } from 'react'
import { createSite, type listSites, saveSite } from '../../../../src/features/sites/sites.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { matches, useUnitChoices } from '../../parts/choices.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'

type Site = Reply<typeof listSites>['rows'][number]

interface Values {
  readonly name: string
  readonly intro?: string
  readonly host?: string
  readonly contacts?: readonly { name: string; value: string }[]
  readonly links?: readonly { name: string; value: string }[]
  readonly featuredNo?: number | null
}

interface PairsProps {
  readonly name: 'contacts' | 'links'
  readonly label: string
  readonly words: readonly [name: string, value: string, add: string]
  readonly pattern?: { readonly pattern: RegExp; readonly message: string }
}

/** Rows of a name and a value. */
function Pairs({ name, label, words: [first, second, add], pattern }: PairsProps): ReactNode {
  return (
    <Form.Item label={label}>
      <Form.List name={name}>
        {(rows, { add: addRow, remove }) => (
          <>
            {rows.map(({ key, name: at }) => (
              <Space key={key} align="start" wrap style={{ display: 'flex', marginBottom: 8 }}>
                <Form.Item name={[at, 'name']} noStyle rules={[{ required: true, message: `请填写${first}` }]}>
                  <Input aria-label={`${label}第 ${String(at + 1)} 行${first}`} placeholder={first} maxLength={30} />
                </Form.Item>
                <Form.Item
                  name={[at, 'value']}
                  noStyle
                  rules={[{ required: true, message: `请填写${second}` }, ...(pattern ? [pattern] : [])]}
                >
                  <Input aria-label={`${label}第 ${String(at + 1)} 行${second}`} placeholder={second} maxLength={200} />
                </Form.Item>
                <Button
                  onClick={() => {
                    remove(at)
                  }}
                >
                  删除
                </Button>
              </Space>
            ))}
            <Button
              onClick={() => {
                addRow({ name: '', value: '' })
              }}
            >
              {add}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}

const WEB = { pattern: /^https?:\/\/[^\s<>"]{3,190}$/, message: '请填写完整网址，以 https:// 或 http:// 开头' }
const HOST = {
  pattern: /^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:[0-9]{1,5})?$/,
  message: '只写域名，如 jwc.example.edu.cn，全部小写，不带 https://',
}

function Fields({ site }: { site: Site }): ReactNode {
  return (
    <>
      <Form.Item name="name" label="站点名称" rules={[{ required: true, whitespace: true, message: '请填写站点名称' }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="intro" label="简介" extra="显示在站点首页；不填时显示单位资料中的简介。">
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
      <Pairs name="contacts" label="更多联系方式" words={['名称，如 学籍科', '电话或地址', '增加联系方式']} />
      <Pairs name="links" label="友情链接" words={['名称', '网址', '增加链接']} pattern={WEB} />
      <Form.Item name="featuredNo" label="首页主图" extra="一份已公开且有封面的信息的编号（网址 /info/ 后面的数字）。">
        <InputNumber min={1} precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item
        name="host"
        label="自有域名"
        extra={
          site.maySetHost ? '域名须先由网络信息中心指向本平台；不填则使用本平台内的地址。' : '由信息公开办公室设置。'
        }
        rules={[HOST]}
      >
        <Input maxLength={260} disabled={!site.maySetHost} />
      </Form.Item>
    </>
  )
}

function SiteForm({ site, isOpen, close }: { site: Site; isOpen: boolean; close: () => void }): ReactNode {
  const save = useAct(saveSite)
  const run = ({ name, intro = '', host = '', contacts = [], links = [], featuredNo = null }: Values) =>
    save.mutateAsync({
      params: { id: site.id },
      body: { name, intro, host: host === '' ? null : host, contacts: [...contacts], links: [...links], featuredNo },
    })
  const { name, intro, host, contacts, links, featuredNo } = site
  return (
    <FormDrawer<Values>
      isOpen={isOpen}
      close={close}
      title={`修改“${site.name}”`}
      initial={{ name, intro, contacts, links, featuredNo, ...(host === null ? {} : { host }) }}
      done="已保存，门户随即更新"
      run={run}
    >
      <Fields site={site} />
    </FormDrawer>
  )
}

/** What a site says of itself, and the way to change it. */
export function SiteSettings({ site }: { site: Site }): ReactNode {
  const form = useOpen()
  const more = site.mayManage ? <Button onClick={form.open}>修改站点资料</Button> : undefined
  return (
    <Panel title={`${site.name}：站点资料`} more={more}>
      <p>{site.intro === '' ? <span className="quiet">没有另写简介，显示单位资料中的简介。</span> : site.intro}</p>
      <p className="quiet">
        联系方式 {site.contacts.length} 条，友情链接 {site.links.length} 条，
        {site.host === null ? '没有自有域名' : `自有域名 ${site.host}`}
      </p>
      <SiteForm site={site} isOpen={form.isOpen} close={form.close} />
    </Panel>
  )
}

/** Gives a unit a sub-site; only for those who run the portal's columns. */
export function NewSite(): ReactNode {
  const form = useOpen()
  const create = useAct(createSite)
  const units = useUnitChoices()
  if (!useSession().may('columns.manage')) return null
  return (
    <>
      <Button onClick={form.open}>建立子站</Button>
      <FormDrawer<{ unitId: string }>
        isOpen={form.isOpen}
        close={form.close}
        title="为单位建立子站"
        initial={{}}
        okText="建立"
        done="子站已建立，可以开始设置栏目"
        run={(body) => create.mutateAsync({ body })}
      >
        <Form.Item name="unitId" label="单位" rules={[{ required: true, message: '请选择单位' }]}>
          <Select showSearch={{ filterOption: matches }} options={units} />
        </Form.Item>
      </FormDrawer>
    </>
  )
}
