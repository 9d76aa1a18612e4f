import { describe, expect, it } from 'vitest'
import { addressFault } from './address-fault'
import { checkUrl } from './check-outbound-url'

const closed = `
  0.0.0.0 0.0.0.1 0.255.255.255 10.0.0.0 10.0.0.1 10.255.255.255 100.64.0.0 100.64.0.1 100.100.100.200 100.127.255.255
  127.0.0.0 127.0.0.1 127.0.0.2 127.1.2.3 127.255.255.255 169.254.0.0 169.254.0.1 169.254.169.254 169.254.170.2
  169.254.255.255 172.16.0.0 172.16.0.1 172.17.0.1 172.20.10.5 172.31.255.255 192.0.0.0 192.0.0.1 192.0.0.8 192.0.0.170
  192.0.0.192 192.0.2.0 192.0.2.1 192.88.99.1 192.168.0.0 192.168.0.1 192.168.1.254 192.168.255.255 198.18.0.0
  198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 224.0.0.251 239.255.255.250 239.255.255.255 240.0.0.0
  240.0.0.1 250.1.2.3 255.255.255.254 255.255.255.255
  :: ::1 ::2 ::127.0.0.1 ::7f00:1 ::a00:1 ::192.168.0.1 ::ffff:0.0.0.0 ::ffff:10.0.0.1 ::ffff:127.0.0.1 ::ffff:7f00:1
  ::ffff:169.254.169.254 ::ffff:a9fe:a9fe ::ffff:192.168.1.1 ::ffff:100.64.0.1 ::ffff:224.0.0.1 ::ffff:255.255.255.255
  ::ffff:0:127.0.0.1 ::ffff:0:10.0.0.1 ::ffff:0:7f00:1 64:ff9b::127.0.0.1 64:ff9b::7f00:1 64:ff9b::10.0.0.1
  64:ff9b::a9fe:a9fe 64:ff9b::192.168.1.1 64:ff9b::100.64.0.1 64:ff9b:1:: 64:ff9b:1::1 64:ff9b:1:ffff::10.0.0.1
  2002:7f00:1:: 2002:7f00:1::1 2002:a00:1:: 2002:c0a8:101:: 2002:a9fe:a9fe:: 2002:808:808:: 2001:: 2001::1
  2001:0:7f00:1:: 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:0:ffff:ffff:ffff:ffff:80ff:fffe 2001:2::1 2001:10::1
  2001:db8:: 2001:db8::1 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff 3fff::1 5f00::1 100::1 100::ffff:ffff:ffff:ffff
  fc00:: fc00::1 fd00::1 fd00:ec2::254 fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff fe80:: fe80::1 fe80::a9fe:a9fe febf::1
  fec0::1 feff::1 ff00::1 ff01::1 ff02::1 ff02::fb ff05::2 ff0e::1 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
  4000::1 6000::1 8000::1 a000::1 c000::1 e000::1 f000::1 1000::1 0200::1 0400::1
  2606:4700::5efe:10.0.0.1 2606:4700::200:5efe:127.0.0.1 2606:4700::5efe:a9fe:a9fe
`

const open = `
  1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 93.184.216.34 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1
  169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.1 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0
  203.0.112.1 223.255.255.255 2000:1::1 2001:4860:4860::8888 2606:4700:4700::1111 2a00:1450:4001:81b::200e
  2620:fe::fe 2c0f:fb50:4003::1 ::ffff:8.8.8.8 ::ffff:808:808 64:ff9b::8.8.8.8 64:ff9b::808:808
`

/** Other ways to write addresses in a URL; the URL parser reads them all as what they are. */
const closedUrls = `
  http://0/ http://0.0/ http://00000000000/ http://127.1/ http://127.0.1/ http://0177.0.0.1/ http://0177.0.0.01/
  http://0x7f.0.0.1/ http://0x7f000001/ http://0x7F000001/ http://2130706433/ http://017700000001/ http://0x7f.1/
  http://0xa9fea9fe/ http://2852039166/ http://025177524776/ http://0xa9.0xfe.0xa9.0xfe/ http://169.254.43518/
  http://0xc0a80001/ http://3232235521/ http://10.1/ http://0xa.1/ http://012.1/ http://127.0.0.1./
  http://127.0.0.1:80/ http://127.0.0.1:3000/x https://127.0.0.1/ http://１２７.０.０.１/ http://127。0。0。1/ http://①②⑦.⓪.⓪.①/
  http://[::]/ http://[::]:8080/ http://[::1]/ http://[0:0:0:0:0:0:0:1]/ http://[0000::0001]/ http://[::ffff:127.0.0.1]/
  http://[::ffff:7f00:1]/ http://[0:0:0:0:0:ffff:7f00:1]/ http://[::127.0.0.1]/ http://[64:ff9b::7f00:1]/
  http://[2002:7f00:1::]/ http://[fe80::1]/ http://[fd00:ec2::254]/latest/meta-data http://localhost/ http://LOCALHOST/
  http://localhost./ http://x.localhost/ http://a.b.LocalHost:8080/ http://%6c%6f%63alhost/ http://127%2e0%2e0%2e1/
`

const words = (text: string) => text.trim().split(/\s+/)

describe('addressFault (threats 29, 41)', () => {
  it.each(words(closed))('closes %s', (address) => {
    expect(addressFault(address)).toMatch(/\w/)
  })

  it.each(words(open))('leaves %s open', (address) => {
    expect(addressFault(address)).toBeUndefined()
  })

  it.each(['', 'example.org', '1.2.3', '1.2.3.4.5', '::g'])('closes %j, which is no address', (text) => {
    expect(addressFault(text)).toBeDefined()
  })
})

describe('checkUrl (threats 41, 49)', () => {
  it.each(words(closedUrls))('closes %s', (url) => {
    expect(checkUrl(url)).toMatchObject({ ok: false })
  })

  it.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'data:text/plain,x',
    'javascript:1',
    'ws://example.org/',
  ])('refuses the scheme of %s', (url) => {
    expect(checkUrl(url)).toEqual({ ok: false, reason: 'only http and https can be requested' })
  })

  it.each(['', 'example.org', '//example.org', '/path', 'http://', 'http://a b/', 'http://[::1', 'http://999.1.1.1/'])(
    'refuses %j, which is no address',
    (url) => {
      expect(checkUrl(url)).toMatchObject({ ok: false })
    },
  )

  it.each(['http://user@example.org/', 'http://user:pass@example.org/', 'http://:pass@example.org/'])(
    'refuses the credentials in %s',
    (url) => {
      expect(checkUrl(url)).toMatchObject({ ok: false, reason: expect.stringContaining('password') })
    },
  )

  it.each([
    'https://example.org',
    'http://example.org:8080/a?b#c',
    'http://93.184.216.34/',
    'https://[2606:4700:4700::1111]/',
  ])('takes %s', (url) => {
    expect(checkUrl(url)).toMatchObject({ ok: true, url: new URL(url) })
  })
})
