-- Sends the requests of a file one after the other, from a given place on, and starts over at its end.
-- Arguments: the file (lines of "METHOD PATH BODY"), and how many requests to pass over.
-- Prints: requests answered, microseconds, answers that were refusals, broken connections, where to go on.

local requests = {}
local threads = {}
at = 0

function setup(thread)
  threads[#threads + 1] = thread
end

function init(args)
  at = tonumber(args[2])
  local number = 0
  for line in io.lines(args[1]) do
    local method, path, body = line:match("^(%S+) (%S+) ?(.*)$")
    local headers = { ["Host"] = wrk.headers["Host"] }
    if body ~= "" then
      headers["Content-Type"] = body:match("^[{%[]") and "application/json" or "application/x-www-form-urlencoded"
      requests[number] = wrk.format(method, path, headers, body)
    else
      requests[number] = wrk.format(method, path, headers)
    end
    number = number + 1
  end
  total = number
end

function request()
  local now = requests[at % total]
  at = at + 1
  return now
end

function done(summary, latency)
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout
  print(string.format("done %d %d %d %d %d", summary.requests, summary.duration, errors.status, broken, threads[1]:get("at")))
end
