import { Form, Input, Select, Switch } from 'antd'
import type { ReactNode } from 'react'
import { Panel } from '../../parts/page.tsx'

const NOT_EMPTY = { required: true, whitespace: true }

/** Name and address. */
export function Identity(): ReactNode {
  return (
    <Panel title="学校">
      <div className="halves">
        <Form.Item name="name" label="校名" rules={[{ ...NOT_EMPTY, message: '请填写校名' }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="englishName" label="英文校名">
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="address" label="地址">
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="postcode" label="邮政编码">
          <Input maxLength={10} style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="phone" label="总机电话" extra="显示在页脚。">
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="maintainer" label="网站维护单位" extra="显示在页脚。">
          <Input maxLength={60} />
        </Form.Item>
      </div>
    </Panel>
  )
}

/** How index numbers and document numbers are made. */
export function Numbers(): ReactNode {
  return (
    <Panel title="编号">
      <div className="halves">
        <Form.Item
          name="orgCode"
          label="机构代码"
          extra="大写字母和数字，写在索引号里。"
          rules={[
            { required: true, message: '请填写机构代码' },
            { pattern: /^[A-Z0-9]{2,20}$/, message: '应为 2 至 20 位大写字母或数字' },
          ]}
        >
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="docNoPrefix" label="发文字号的代字" extra="例如：示医校字。">
          <Input maxLength={20} />
        </Form.Item>
      </div>
      <Form.Item
        name="indexPattern"
        label="索引号的格式"
        extra="{org} 机构代码，{unit} 单位代码，{item} 目录分类，{year} 年份，{serial:4} 四位流水号。改动只影响以后发布的信息，已有的索引号不变。"
        rules={[{ pattern: /^$|\{serial(:\d)?\}/, message: '格式里必须有流水号，例如 {serial:4}' }]}
      >
        <Input className="mono" maxLength={80} placeholder="{org}-{item}-{year}-{serial:4}" />
      </Form.Item>
    </Panel>
  )
}

/** Name, address, hours and telephone must be public: 信息公开工作机构的名称、办公地址、办公时间、联系电话. */
export function OfficeFields({ name }: { name: 'disclosureOffice' | 'supervisionOffice' }): ReactNode {
  return (
    <>
      <Form.Item name={[name, 'name']} label="名称">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={[name, 'head']} label="负责人">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={[name, 'address']} label="办公地址">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={[name, 'hours']} label="办公时间">
        <Input maxLength={80} placeholder="例如：周一至周五 8:00—16:30" />
      </Form.Item>
      <Form.Item name={[name, 'phone']} label="联系电话">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={[name, 'fax']} label="传真">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={[name, 'email']} label="电子邮箱" rules={[{ type: 'email', message: '邮箱格式不正确' }]}>
        <Input maxLength={80} />
      </Form.Item>
    </>
  )
}

function Colour(): ReactNode {
  return (
    <Form.Item
      name="colour"
      label="学校标准色"
      extra="门户的按钮、链接、标题线和配图都由它推算。颜色过浅时自动加深，保证文字看得清。"
      rules={[{ pattern: /^#[0-9A-Fa-f]{6}$/, message: '请选择一种颜色' }]}
    >
      <Input type="color" style={{ width: 96 }} />
    </Form.Item>
  )
}

/** How the portal's pages look today. */
export function Look(): ReactNode {
  return (
    <Panel title="门户的显示">
      <Colour />
      <Form.Item
        name="hotWords"
        label="首页的常用搜索词"
        extra="输入一个词后按回车，最多 12 个，每个不超过 20 字。"
        rules={[
          { type: 'array', max: 12, message: '最多 12 个词' },
          { type: 'array', defaultField: { type: 'string', max: 20, message: '每个词不超过 20 字' } },
        ]}
      >
        <Select mode="tags" open={false} suffix={null} />
      </Form.Item>
      <Form.Item
        name="isMourning"
        label="哀悼日灰色页面"
        valuePropName="checked"
        extra="按上级通知开启，整个门户变为灰色；结束后请关闭。"
      >
        <Switch checkedChildren="开" unCheckedChildren="关" />
      </Form.Item>
      <Form.Item
        name="isSample"
        label="示例学校标记"
        valuePropName="checked"
        extra="开启时页脚注明“演示数据，均为示例”，程序启动时列出示例账号。正式使用前请关闭。"
      >
        <Switch checkedChildren="开" unCheckedChildren="关" />
      </Form.Item>
    </Panel>
  )
}

/** The numbers that the foot of each page must show. */
export function Filing(): ReactNode {
  return (
    <Panel title="备案与标识">
      <div className="halves">
        <Form.Item name="icpNo" label="ICP 备案号">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="policeNo" label="公安备案号">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="siteCode" label="网站标识码">
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="institutionNo"
          label="事业单位网上名称标识编号"
          extra="填写后页脚显示事业单位标识。"
          rules={[{ pattern: /^[0-9A-Za-z]*$/, message: '只能是字母和数字' }]}
        >
          <Input maxLength={40} />
        </Form.Item>
      </div>
    </Panel>
  )
}
