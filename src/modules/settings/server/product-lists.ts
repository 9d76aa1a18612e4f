interface Item {
  config_key: string
  config_name: string
  config_en_name: string
}

/** A list with its items in their order. */
export interface ProductList extends Item {
  items: readonly Item[]
}

const entry = (config_key: string, config_en_name: string, config_name: string): Item => ({
  config_key,
  config_name,
  config_en_name,
})

/** The lists that the console's selects are filled from at first; owners of the installation change them as they like. */
export const productLists: readonly ProductList[] = [
  {
    ...entry('org_position', 'Positions', '职位'),
    items: [
      entry('head', 'Head', '负责人'),
      entry('deputy', 'Deputy head', '副负责人'),
      entry('manager', 'Manager', '经理'),
      entry('member', 'Member', '成员'),
    ],
  },
  {
    ...entry('org_job', 'Jobs', '岗位'),
    items: [
      entry('engineering', 'Engineering', '工程'),
      entry('product', 'Product', '产品'),
      entry('design', 'Design', '设计'),
      entry('data', 'Data', '数据'),
      entry('operations', 'Operations', '运营'),
      entry('sales', 'Sales', '销售'),
      entry('support', 'Support', '客服'),
      entry('finance', 'Finance', '财务'),
      entry('people', 'People', '人事'),
    ],
  },
  {
    ...entry('flow_tag', 'Tags of flows', '流程标签'),
    items: [
      entry('chat', 'Chat', '对话'),
      entry('writing', 'Writing', '写作'),
      entry('knowledge', 'Knowledge', '知识'),
      entry('data', 'Data', '数据'),
      entry('automation', 'Automation', '自动化'),
      entry('support', 'Support', '客服'),
    ],
  },
  {
    ...entry('language', 'Languages', '语言'),
    items: [
      entry('en', 'English', '英语'),
      entry('zh', 'Chinese', '中文'),
      entry('de', 'German', '德语'),
      entry('es', 'Spanish', '西班牙语'),
      entry('fr', 'French', '法语'),
      entry('ja', 'Japanese', '日语'),
    ],
  },
]
