// Inside a worker this package answers layout requests by itself.
import 'elkjs/lib/elk-worker.min.js'
