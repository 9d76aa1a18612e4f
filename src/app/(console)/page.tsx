import { HomeScreen } from '@/modules/flows/ui/list/home-screen'

export default function HomePage() {
  return <HomeScreen />
}
